package tracer.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of all commands; alone it prints the help. */
@Command(
        name = "tracer",
        description = "Follows cryptocurrency payments and proves what it says.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            IngestCommand.class,
            LabelsCommand.class,
            PricesCommand.class,
            StatusCommand.class,
            SearchCommand.class,
            TransactionCommand.class,
            AddressCommand.class,
            EntityCommand.class,
            EntitiesCommand.class,
            AccuracyCommand.class,
            TraceCommand.class,
            CompareCommand.class,
            FundCommand.class,
            PathCommand.class,
            MixingCommand.class,
            CrossingCommand.class,
            ExportCommand.class,
            ProtectCommand.class,
            PatternsCommand.class,
            ReportCommand.class,
            BundleCommand.class,
            VerifyCommand.class,
            DoctorCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            TracerCommand.CompletionCommand.class,
            HelpCommand.class,
        },
        footerHeading = "%nBegin with:%n",
        footer = {
            "  tracer demo            a complete small case, opened in the browser",
            "  tracer ingest bitcoin --blocks DIR",
            "  tracer trace forward TXID:0",
            "",
            "Nothing leaves this machine; no network call is made that you did not ask for.",
        })
final class TracerCommand implements Runnable {
    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "On an error, also print where in the program it came from.")
    boolean debug;

    @Spec CommandSpec spec = CommandSpec.create();

    TracerCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The table of exit codes, for every command's help. */
    static Map<String, String> exitCodes() {
        return Arrays.stream(ExitCode.values())
                .collect(
                        Collectors.toMap(
                                c -> Integer.toString(c.code()),
                                ExitCode::meaning,
                                (a, b) -> a,
                                LinkedHashMap::new));
    }

    /** Prints a completion script for the shell. */
    @Command(
            name = "completion",
            description = "Print a completion script: source <(tracer completion)")
    static final class CompletionCommand implements Runnable {
        @Spec CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            CommandLine root = spec.root().commandLine();
            root.getOut().print(AutoComplete.bash("tracer", root));
            root.getOut().flush();
        }
    }
}
