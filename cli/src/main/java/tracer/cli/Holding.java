package tracer.cli;

/** How this process names itself to others that find the store in use. */
final class Holding {
    private static volatile String command = "tracer";

    private Holding() {}

    static void begin(String[] args) {
        // The verb alone: arguments are case content.
        command = args.length == 0 ? "tracer" : "tracer " + args[0];
    }

    static String ofThisCommand() {
        return command;
    }
}
