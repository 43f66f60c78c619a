package tracer.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.neo4j.server.IfPresent;
import tracer.neo4j.server.StoreProgress;
import tracer.neo4j.server.StoreSettings;
import tracer.problem.BadInput;

/** Copies the embedded store to a file or back, while nobody uses it. */
abstract class CopyCommand implements Callable<Integer> {
    @Mixin StoreOptions store = new StoreOptions();

    @Option(names = "--quiet", description = "No remarks.")
    boolean quiet;

    @Option(names = "--force", description = "Replace what is there.")
    boolean force;

    @Parameters(paramLabel = "FILE", description = "The saved store, a Neo4j dump.")
    Path file = Path.of("");

    @Override
    public final Integer call() {
        if (store.externalAccess(System.getenv()).isPresent()) {
            throw new BadInput(
                    "this works on the embedded store; for your own server use its neo4j-admin");
        }
        OutputOptions output = new OutputOptions();
        output.quiet = quiet;
        copy(
                store.settings(System.getenv()),
                file,
                force ? IfPresent.REPLACE : IfPresent.REFUSE,
                new StoreWaiting(output));
        output.say(done(store.dataFolder(System.getenv()), file));
        return ExitCode.OK.code();
    }

    abstract void copy(
            StoreSettings settings, Path file, IfPresent ifPresent, StoreProgress progress);

    /** What was done, for the person at the terminal. */
    abstract String done(Path dataFolder, Path file);
}
