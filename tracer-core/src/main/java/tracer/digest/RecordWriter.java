package tracer.digest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import tracer.ledger.Hash32;

/** Feeds values to SHA-256 in the one form that {@link LedgerDigest} documents. */
final class RecordWriter {
    private final MessageDigest sha;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    RecordWriter() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    /** What kind of record or variant follows: one ASCII character. */
    RecordWriter kind(char c) {
        sha.update((byte) c);
        return this;
    }

    /** Eight bytes, the highest first. */
    RecordWriter number(long n) {
        sha.update(number.clear().putLong(n).flip());
        return this;
    }

    /** Thirty-two bytes in printed order. */
    RecordWriter hash(Hash32 hash) {
        sha.update(hash.toBytes());
        return this;
    }

    /** Length as a number, then the bytes. */
    RecordWriter bytes(byte[] bytes) {
        number(bytes.length);
        sha.update(bytes);
        return this;
    }

    /** UTF-8 bytes with their length. */
    RecordWriter text(String text) {
        return bytes(text.getBytes(UTF_8));
    }

    Hash32 finish() {
        return Hash32.ofBytes(sha.digest());
    }
}
