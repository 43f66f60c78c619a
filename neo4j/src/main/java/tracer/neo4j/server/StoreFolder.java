package tracer.neo4j.server;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tracer.problem.StoreDown;

/**
 * The store's place in the data folder, and what lies where; nobody but its owner may look inside.
 */
record StoreFolder(Path root) {
    private static final Set<PosixFilePermission> PRIVATE_FOLDER =
            EnumSet.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE);
    private static final Set<PosixFilePermission> PRIVATE_FILE =
            EnumSet.of(OWNER_READ, OWNER_WRITE);

    /** The place in a data folder, which need not exist. */
    static StoreFolder in(Path dataFolder) {
        return new StoreFolder(dataFolder.resolve("store"));
    }

    /** Makes sure that the folder exists, is ours to write and private. */
    void prepare() {
        try {
            createPrivate(root);
            createPrivate(home());
            createPrivate(temporary());
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /** Creates a folder that only its owner may enter, or makes an existing one so. */
    static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PRIVATE_FOLDER));
        Files.setPosixFilePermissions(folder, PRIVATE_FOLDER);
    }

    /** Makes a file one that only its owner may read. */
    static void makePrivate(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PRIVATE_FILE);
    }

    /** Has a file on disk when this returns. */
    static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    Path lock() {
        return root.resolve("lock");
    }

    /** Written by the store's process. */
    Path state() {
        return root.resolve("state");
    }

    Path log() {
        return root.resolve("store.log");
    }

    /** What the server calls its home. */
    Path home() {
        return root.resolve("neo4j");
    }

    Path config() {
        return home().resolve("conf");
    }

    Path data() {
        return home().resolve("data");
    }

    Path serverLog() {
        return home().resolve("logs").resolve("neo4j.log");
    }

    /**
     * For the native libraries that the server unpacks: nothing is written outside the data folder.
     */
    Path temporary() {
        return home().resolve("tmp");
    }

    private Path passwordFile() {
        return root.resolve("password");
    }

    private Path versionFile() {
        return root.resolve("version");
    }

    boolean hasData() {
        return Files.exists(data().resolve("databases").resolve("neo4j"));
    }

    /** Whether a server ran here before. */
    boolean isUsed() {
        return hasData() || hasUsers();
    }

    private boolean hasUsers() {
        return Files.exists(data().resolve("databases").resolve("system"));
    }

    /** The password of the store; made and given to the server before its first start. */
    Password password(SecureRandom random) {
        Optional<Password> known = password();
        if (known.isEmpty() && hasUsers()) {
            throw new StoreDown(
                    "The store's password file "
                            + passwordFile()
                            + " is missing. Put it back,"
                            + " or restore a backup into another data folder.");
        }
        Password password = known.orElseGet(() -> Password.random(random));
        if (known.isEmpty()) {
            write(passwordFile(), password.reveal() + "\n");
        }
        if (!hasUsers()) {
            InitialPassword.write(this, password, random);
        }
        return password;
    }

    Optional<Password> password() {
        return read(passwordFile()).map(String::strip).map(Password::new);
    }

    /** The server that used the files last. */
    Optional<StoreVersion> version() {
        return read(versionFile()).map(StoreVersion::new);
    }

    void writeVersion(StoreVersion version) {
        write(versionFile(), version.text() + "\n");
    }

    private Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new StoreDown(
                    "The store's file " + file + " cannot be read: " + e + ". Check who owns it.",
                    e);
        }
    }

    /**
     * Writes a file that only its owner may read: whole or not at all, on disk when this returns.
     */
    void write(Path file, String text) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(
                    file.getParent(), PosixFilePermissions.asFileAttribute(PRIVATE_FOLDER));
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PRIVATE_FILE));
            Files.writeString(part, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    StoreDown notWritable(IOException cause) {
        return new StoreDown(
                "The store's folder "
                        + root
                        + " cannot be written: "
                        + cause
                        + ". Check its owner and the free space of its disk, or choose another with --data.",
                cause);
    }
}
