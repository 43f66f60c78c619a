package tracer.lease;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs another program's main class under leases: {@code LeasedMain state socket port keepMillis
 * main-class [argument…]}. The state file names the process before the program starts, so that
 * nobody needs to have survived the start in order to find it.
 */
public final class LeasedMain {
    private static final int OWN_ARGUMENTS = 5;

    private LeasedMain() {}

    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        if (args.length < OWN_ARGUMENTS) {
            throw new IllegalArgumentException(
                    "state socket port keepMillis main-class [argument…]");
        }
        Path state = Path.of(args[0]);
        Path socket = Path.of(args[1]);
        int port = Integer.parseInt(args[2]);
        Duration keep = Duration.ofMillis(Long.parseLong(args[3]));
        StoreState.of(ProcessHandle.current(), socket, port).write(state);
        LeaseDesk desk =
                LeaseDesk.open(socket, port, keep, Clock.systemUTC(), () -> System.exit(0));
        // However the end comes, by a signal too: from then on nobody joins.
        Runtime.getRuntime().addShutdownHook(new Thread(desk::refuse));
        run(args[4], Arrays.copyOfRange(args, OWN_ARGUMENTS, args.length));
    }

    private static void run(String mainClass, String[] args) throws ReflectiveOperationException {
        try {
            Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(mainClass + " failed", e.getCause());
        }
    }
}
