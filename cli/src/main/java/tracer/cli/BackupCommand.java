package tracer.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import tracer.neo4j.server.IfPresent;
import tracer.neo4j.server.StoreBackup;
import tracer.neo4j.server.StoreProgress;
import tracer.neo4j.server.StoreSettings;

/** Saves the store. */
@Command(name = "backup", description = "Save the embedded store to a file, while nobody uses it.")
final class BackupCommand extends CopyCommand {
    @Override
    void copy(StoreSettings settings, Path file, IfPresent ifPresent, StoreProgress progress) {
        StoreBackup.backup(settings, file, ifPresent, progress);
    }

    @Override
    String done(Path dataFolder, Path file) {
        return "saved the store of %s to %s".formatted(dataFolder, file);
    }
}
