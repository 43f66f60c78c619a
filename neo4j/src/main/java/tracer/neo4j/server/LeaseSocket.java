package tracer.neo4j.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tracer.problem.StoreDown;

/**
 * Where a starting store puts its lease socket; those who look for a running one read the place in
 * its state file.
 */
final class LeaseSocket {
    /** sockaddr_un holds 108 bytes on Linux and 104 on macOS, one of them the end mark. */
    private static final int LONGEST_PATH_BYTES = 103;

    private LeaseSocket() {}

    /**
     * In the store's folder, or, if that path is too long, in a private folder for temporary files.
     */
    static Path choose(StoreFolder folder) {
        Path natural = folder.root().resolve("lease");
        return fits(natural) ? natural : substitute(folder);
    }

    private static boolean fits(Path socket) {
        return socket.toString().getBytes(UTF_8).length <= LONGEST_PATH_BYTES;
    }

    private static Path substitute(StoreFolder folder) {
        Path parent =
                Path.of(System.getProperty("java.io.tmpdir"), "tracer-" + name(folder.root()))
                        .toAbsolutePath();
        Path socket = parent.resolve("lease");
        try {
            Files.createDirectories(
                    parent,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            if (!fits(socket) || !isOursAlone(parent, folder.root())) {
                throw new StoreDown(
                        "The path of the store's folder is too long for a Unix-domain socket ("
                                + folder.root()
                                + "), and its substitute "
                                + parent
                                + " is not a folder of yours alone. Choose a shorter data folder with --data.");
            }
            return socket;
        } catch (IOException e) {
            throw new StoreDown(
                    "The path of the store's folder is too long for a Unix-domain socket ("
                            + folder.root()
                            + "), and its substitute "
                            + parent
                            + " cannot be made: "
                            + e
                            + ". Choose a shorter data folder with --data.",
                    e);
        }
    }

    /** Others may write to the temporary folder: what they prepared there is not to be used. */
    private static boolean isOursAlone(Path parent, Path ours) throws IOException {
        PosixFileAttributes found =
                Files.readAttributes(parent, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return found.isDirectory()
                && found.owner().equals(Files.getOwner(ours))
                && PosixFilePermissions.toString(found.permissions()).equals("rwx------");
    }

    private static String name(Path folder) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(folder.toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
