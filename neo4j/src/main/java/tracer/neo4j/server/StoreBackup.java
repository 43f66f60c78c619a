package tracer.neo4j.server;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import tracer.job.Folders;
import tracer.problem.BadInput;
import tracer.problem.StoreDown;

/**
 * Copies the store to one file and back, while no server runs: one that nobody uses is stopped, one
 * in use is left alone and its holders are named. The file is a Neo4j dump, which any Neo4j of the
 * same or a newer version can load.
 */
public final class StoreBackup {
    private static final String DATABASE = "neo4j";

    private final StoreSettings settings;
    private final StoreFolder folder;
    private final Wait wait;

    private StoreBackup(StoreSettings settings, StoreProgress progress) {
        this.settings = settings;
        this.folder = StoreFolder.in(settings.dataFolder());
        this.wait = new Wait(settings.patience(), progress);
    }

    /**
     * Saves the store. The file appears whole, or not at all.
     *
     * @throws BadInput if there is no store, or the file exists and is not to be replaced
     * @throws StoreDown if somebody uses the store, or it cannot be read or the file not be written
     */
    public static void backup(
            StoreSettings settings, Path to, IfPresent ifPresent, StoreProgress progress) {
        new StoreBackup(settings, progress).save(to.toAbsolutePath(), ifPresent);
    }

    /**
     * Loads a saved store. It is read whole before it takes the place of the present one.
     *
     * @throws BadInput if there is no such file, or there is a store and it is not to be replaced
     * @throws StoreDown if somebody uses the store, or the file cannot be loaded; the store is as
     *     before
     */
    public static void restore(
            StoreSettings settings, Path from, IfPresent ifPresent, StoreProgress progress) {
        new StoreBackup(settings, progress).load(from.toAbsolutePath(), ifPresent);
    }

    private void save(Path to, IfPresent ifPresent) {
        if (!folder.hasData()) {
            throw new BadInput(
                    "There is no store in "
                            + folder.root()
                            + " to back up. Name its data folder with --data.");
        }
        if (ifPresent == IfPresent.REFUSE && Files.exists(to)) {
            throw new BadInput(
                    "The backup file "
                            + to
                            + " exists. Choose another name, or use --force to replace it.");
        }
        try (StoreLock _ = StoreLock.acquire(folder, wait)) {
            new RunningStore(folder, wait).stop("A backup");
            Path part = to.resolveSibling(to.getFileName() + ".part");
            try {
                Files.deleteIfExists(part);
                Files.createFile(
                        part,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
                dump(part);
                StoreFolder.sync(part);
                Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new StoreDown(
                        "The backup file "
                                + to
                                + " cannot be written: "
                                + e
                                + ". Check its folder and the free space there.",
                        e);
            } finally {
                deleteTree(part);
            }
        }
    }

    private void load(Path from, IfPresent ifPresent) {
        if (!Files.isReadable(from) || !Files.isRegularFile(from)) {
            throw new BadInput("There is no backup file " + from + ".");
        }
        folder.prepare();
        try (StoreLock _ = StoreLock.acquire(folder, wait)) {
            if (ifPresent == IfPresent.REFUSE && folder.hasData()) {
                throw new BadInput(
                        "There is a store in "
                                + folder.root()
                                + ". Restore into another data folder, or use --force to replace it.");
            }
            new RunningStore(folder, wait).stop("A restore");
            Path staging = folder.home().resolve("restore");
            try {
                deleteTree(staging);
                stage(from, staging);
                swapIn(staging);
                folder.writeVersion(settings.serverJars().version());
            } finally {
                deleteTree(staging);
            }
        }
    }

    /** A store that was killed is started once, which recovers it; the tool refuses it as it is. */
    private void dump(Path part) {
        String[] command = {"database", "dump", DATABASE, "--to-stdout"};
        AdminTool admin = admin(folder.data());
        Optional<String> failure = admin.attempt(nothing(), Redirect.to(part.toFile()), command);
        if (failure.isPresent()) {
            if (!StartFailure.isUnrecovered(failure.get())) {
                throw StartFailure.explainCommand(folder, String.join(" ", command), failure.get());
            }
            new StoreStart(settings, folder, wait, new SecureRandom()).run().close();
            new RunningStore(folder, wait).stop("A backup");
            admin.run(nothing(), Redirect.to(part.toFile()), command);
        }
    }

    private void stage(Path from, Path staging) {
        admin(staging)
                .run(
                        Redirect.from(from.toFile()),
                        Redirect.appendTo(folder.log().toFile()),
                        "database",
                        "load",
                        DATABASE,
                        "--from-stdin");
        if (!Files.isDirectory(staging.resolve("databases").resolve(DATABASE))) {
            throw new StoreDown(
                    "The backup file "
                            + from
                            + " was read but holds no database "
                            + DATABASE
                            + ". Look at "
                            + folder.log()
                            + ".");
        }
    }

    /** Renames within one disk; the old files wait in the staging folder until all is in place. */
    private void swapIn(Path staging) {
        try {
            for (String part : List.of("transactions", "databases")) {
                Path place = folder.data().resolve(part).resolve(DATABASE);
                Files.createDirectories(place.getParent());
                if (Files.exists(place)) {
                    Files.move(
                            place, staging.resolve("old-" + part), StandardCopyOption.ATOMIC_MOVE);
                }
                Files.move(
                        staging.resolve(part).resolve(DATABASE),
                        place,
                        StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw folder.notWritable(e);
        }
    }

    /** The tool, told to keep databases in the given folder. */
    private AdminTool admin(Path data) {
        Path config = folder.home().resolve("admin-conf");
        folder.write(
                config.resolve("neo4j.conf"),
                "server.directories.data=" + data + "\ndb.tx_log.preallocate=false\n");
        return new AdminTool(settings, folder, config);
    }

    private static Redirect nothing() {
        return Redirect.from(new File("/dev/null"));
    }

    private void deleteTree(Path top) {
        try {
            Folders.delete(top);
        } catch (IOException e) {
            throw folder.notWritable(e);
        }
    }
}
