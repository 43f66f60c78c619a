package tracer.cli;

import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tracer.problem.TracerProblem;

/** Entry of the {@code tracer} command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Holding.begin(args);
        System.exit(commandLine().execute(args));
    }

    /** The whole command tree; also for tests. */
    static CommandLine commandLine() {
        CommandLine root = new CommandLine(new TracerCommand());
        giveHelp(root);
        return root.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(new Misuse());
    }

    /** Every command, and every command of a command, has --help with the table of exit codes. */
    private static void giveHelp(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (spec.findOption("--help") == null) {
            spec.mixinStandardHelpOptions(true).versionProvider(new Version());
        }
        spec.usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(TracerCommand.exitCodes());
        command.getSubcommands().values().forEach(Main::giveHelp);
    }

    /** Says what went wrong in one line on standard error; the rest is for {@code --debug}. */
    private static final class Failures implements IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(
                Exception e, CommandLine command, ParseResult parseResult) {
            boolean debug = command.getCommandSpec().root().findOption("--debug").getValue();
            ExitCode code =
                    e instanceof TracerProblem problem
                            ? ExitCode.of(problem)
                            : e instanceof Interrupted ? ExitCode.INTERRUPTED : ExitCode.INTERNAL;
            command.getErr().println("tracer: " + message(e, code));
            if (debug) {
                e.printStackTrace(command.getErr());
            }
            command.getErr().flush();
            return code.code();
        }

        private static String message(Exception e, ExitCode code) {
            return code == ExitCode.INTERNAL
                    ? "internal error: %s. Nothing stored is lost; run again with --debug to see where."
                            .formatted(e)
                    : String.valueOf(e.getMessage());
        }
    }

    private static final class Misuse implements IParameterExceptionHandler {
        @Override
        public int handleParseException(CommandLine.ParameterException e, String[] args) {
            CommandLine command = e.getCommandLine();
            command.getErr().println("tracer: " + e.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
            command.getErr().printf("See '%s --help'.%n", command.getCommandSpec().qualifiedName());
            command.getErr().flush();
            return ExitCode.USAGE.code();
        }
    }
}
