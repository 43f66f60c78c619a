package tracer.neo4j.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The password that a new store starts with, in the file that {@code neo4j-admin dbms
 * set-initial-password} would write; written here because a JVM for one line takes two seconds. A
 * test logs in with it, so a server that reads another format is noticed.
 */
final class InitialPassword {
    /** As neo4j-admin of 2026.08 writes it. */
    private static final int ROUNDS = 1024;

    private static final int SALT_BYTES = 32;

    private InitialPassword() {}

    static void write(StoreFolder folder, Password password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        HexFormat hex = HexFormat.of();
        folder.write(
                folder.data().resolve("dbms").resolve("auth.ini"),
                "neo4j:SHA-256,%s,%s,%d:\n"
                        .formatted(
                                hex.formatHex(digest(password, salt)),
                                hex.formatHex(salt),
                                ROUNDS));
    }

    private static byte[] digest(Password password, byte[] salt) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            byte[] digest = sha.digest(password.reveal().getBytes(UTF_8));
            for (int round = 1; round < ROUNDS; round++) {
                digest = sha.digest(digest);
            }
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
