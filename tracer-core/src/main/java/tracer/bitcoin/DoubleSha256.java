package tracer.bitcoin;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import tracer.ledger.Hash32;

/**
 * SHA-256 of SHA-256: the hash that names blocks and transactions. One instance serves any number
 * of hashes, one after the other, without allocating; not thread-safe.
 */
public final class DoubleSha256 {
    private final MessageDigest digest;
    private final byte[] inner = new byte[Hash32.BYTES];

    public DoubleSha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    /** The hash of a range, read as block and transaction names are. */
    public static Hash32 of(byte[] bytes, int offset, int length) {
        byte[] out = new byte[Hash32.BYTES];
        new DoubleSha256().add(bytes, offset, length).into(out, 0);
        return Hash32.ofWire(out, 0);
    }

    public static Hash32 of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    public DoubleSha256 add(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        return this;
    }

    /** Writes the 32 bytes in wire order and is ready for the next hash. */
    public void into(byte[] out, int at) {
        try {
            digest.digest(inner, 0, Hash32.BYTES);
            digest.update(inner, 0, Hash32.BYTES);
            digest.digest(out, at, Hash32.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes hold a SHA-256", e);
        }
    }
}
