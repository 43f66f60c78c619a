package tracer.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import tracer.neo4j.server.IfPresent;
import tracer.neo4j.server.StoreBackup;
import tracer.neo4j.server.StoreProgress;
import tracer.neo4j.server.StoreSettings;

/** Loads a saved store. */
@Command(
        name = "restore",
        description = "Load a saved store into the data folder, while nobody uses it.")
final class RestoreCommand extends CopyCommand {
    @Override
    void copy(StoreSettings settings, Path file, IfPresent ifPresent, StoreProgress progress) {
        StoreBackup.restore(settings, file, ifPresent, progress);
    }

    @Override
    String done(Path dataFolder, Path file) {
        return "restored the store of %s from %s".formatted(dataFolder, file);
    }
}
