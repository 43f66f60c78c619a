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

/** Loads a saved store. */
@Command(
        name = "restore",
        description = "Load a saved store into the data folder, while nobody uses it.")
final class RestoreCommand implements Callable<Integer> {
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
                    "restore works on the embedded store; for your own server use its neo4j-admin");
        }
        OutputOptions output = new OutputOptions();
        output.quiet = quiet;
        StoreBackup.restore(
                store.settings(System.getenv()),
                file,
                force ? IfPresent.REPLACE : IfPresent.REFUSE,
                new StoreWaiting(output));
        output.say(
                "restored the store of %s from %s%n"
                        .formatted(store.dataFolder(System.getenv()), file)
                        .strip());
        return ExitCode.OK.code();
    }
}
