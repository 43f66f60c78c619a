package tracer.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.neo4j.server.IfPresent;
import tracer.neo4j.server.StoreBackup;
import tracer.problem.BadInput;

/** Saves the store. */
@Command(name = "backup", description = "Save the embedded store to a file, while nobody uses it.")
final class BackupCommand implements Callable<Integer> {
    @Mixin StoreOptions store = new StoreOptions();

    @Option(names = "--quiet", description = "No remarks.")
    boolean quiet;

    @Option(names = "--force", description = "Replace what is there.")
    boolean force;

    @Parameters(paramLabel = "FILE", description = "The saved store, a Neo4j dump.")
    Path file = Path.of("");

    @Override
    public Integer call() {
        if (store.externalAccess(System.getenv()).isPresent()) {
            throw new BadInput(
                    "backup works on the embedded store; for your own server use its neo4j-admin");
        }
        OutputOptions output = new OutputOptions();
        output.quiet = quiet;
        StoreBackup.backup(
                store.settings(System.getenv()),
                file,
                force ? IfPresent.REPLACE : IfPresent.REFUSE,
                new StoreWaiting(output));
        output.say(
                "saved the store of %s to %s%n"
                        .formatted(store.dataFolder(System.getenv()), file)
                        .strip());
        return ExitCode.OK.code();
    }
}
