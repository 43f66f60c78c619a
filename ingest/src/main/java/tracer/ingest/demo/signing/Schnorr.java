package tracer.ingest.demo.signing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bitcoinj.base.Sha256Hash;
import org.bitcoinj.crypto.ECKey;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * Schnorr signatures after BIP 340 and the key tweak of BIP 341. Not hardened against anybody who
 * measures time: the secrets here are no secrets.
 */
final class Schnorr {
    static final int SIGNATURE_BYTES = 64;
    private static final int WORD = 32;
    private static final BigInteger ORDER = ECKey.ecDomainParameters().getN();
    private static final BigInteger FIELD =
            ECKey.ecDomainParameters().getCurve().getField().getCharacteristic();

    private Schnorr() {}

    /** The x coordinate of a secret's point. */
    static byte[] publicKey(BigInteger secret) {
        return x(point(secret));
    }

    /**
     * The secret whose public key is that of {@code secret} tweaked by its own hash: a Taproot
     * output without scripts.
     */
    static BigInteger tweaked(BigInteger secret) {
        ECPoint p = point(secret);
        BigInteger even = evenSecret(secret, p);
        return even.add(number(taggedHash("TapTweak", x(p)))).mod(ORDER);
    }

    /**
     * Signs a message.
     *
     * @param secret 1 to the order of the curve less 1
     * @param aux 32 bytes of randomness; all zero is allowed
     */
    static byte[] sign(BigInteger secret, byte[] message, byte[] aux) {
        ECPoint p = point(secret);
        BigInteger d = evenSecret(secret, p);
        byte[] masked = bytes(d);
        byte[] mask = taggedHash("BIP0340/aux", aux);
        for (int i = 0; i < WORD; i++) {
            masked[i] ^= mask[i];
        }
        BigInteger nonce = number(taggedHash("BIP0340/nonce", masked, x(p), message)).mod(ORDER);
        ECPoint r = point(nonce);
        BigInteger k = evenSecret(nonce, r);
        BigInteger s = k.add(challenge(x(r), x(p), message).multiply(d)).mod(ORDER);
        byte[] signature = Arrays.copyOf(x(r), SIGNATURE_BYTES);
        System.arraycopy(bytes(s), 0, signature, WORD, WORD);
        return signature;
    }

    /** Whether a signature is the key's. */
    static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        byte[] rx = Arrays.copyOf(signature, WORD);
        BigInteger s = number(Arrays.copyOfRange(signature, WORD, SIGNATURE_BYTES));
        if (number(publicKey).compareTo(FIELD) >= 0
                || number(rx).compareTo(FIELD) >= 0
                || s.compareTo(ORDER) >= 0) {
            return false;
        }
        byte[] compressed = new byte[WORD + 1];
        compressed[0] = 2;
        System.arraycopy(publicKey, 0, compressed, 1, WORD);
        ECPoint p;
        try {
            p = ECKey.ecDomainParameters().getCurve().decodePoint(compressed);
        } catch (IllegalArgumentException e) {
            return false;
        }
        BigInteger e = challenge(rx, publicKey, message);
        ECPoint r = point(s).add(p.multiply(ORDER.subtract(e).mod(ORDER))).normalize();
        return !r.isInfinity() && isEven(r) && Arrays.equals(x(r), rx);
    }

    /** SHA-256 in a domain of its own: BIP 340's tagged hash. */
    static byte[] taggedHash(String tag, byte[]... parts) {
        byte[] domain = Sha256Hash.hash(tag.getBytes(StandardCharsets.UTF_8));
        var digest = Sha256Hash.newDigest();
        digest.update(domain);
        digest.update(domain);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static BigInteger challenge(byte[] rx, byte[] px, byte[] message) {
        return number(taggedHash("BIP0340/challenge", rx, px, message)).mod(ORDER);
    }

    private static ECPoint point(BigInteger factor) {
        return new FixedPointCombMultiplier()
                .multiply(ECKey.ecDomainParameters().getG(), factor)
                .normalize();
    }

    /** The secret or its negative, whichever has a point with even y. */
    private static BigInteger evenSecret(BigInteger secret, ECPoint point) {
        return isEven(point) ? secret : ORDER.subtract(secret);
    }

    private static boolean isEven(ECPoint p) {
        return !p.getAffineYCoord().testBitZero();
    }

    private static byte[] x(ECPoint p) {
        return p.getAffineXCoord().getEncoded();
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    private static byte[] bytes(BigInteger n) {
        byte[] magnitude = n.toByteArray();
        byte[] out = new byte[WORD];
        int length = Math.min(WORD, magnitude.length);
        System.arraycopy(magnitude, magnitude.length - length, out, WORD - length, length);
        return out;
    }
}
