package tracer.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;

/** The hash functions of Bitcoin. */
final class Digests {
    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    static byte[] sha256(byte[] bytes) {
        return sha256().digest(bytes);
    }

    static byte[] sha256d(byte[] bytes) {
        MessageDigest d = sha256();
        return d.digest(d.digest(bytes));
    }

    /** RIPEMD-160 of SHA-256. */
    static byte[] hash160(byte[] bytes, int offset, int length) {
        MessageDigest sha = sha256();
        sha.update(bytes, offset, length);
        byte[] inner = sha.digest();
        RIPEMD160Digest outer = new RIPEMD160Digest();
        outer.update(inner, 0, inner.length);
        byte[] result = new byte[outer.getDigestSize()];
        outer.doFinal(result, 0);
        return result;
    }
}
