package tracer.ingest.demo.signing;

import java.util.Arrays;
import org.bitcoinj.base.Sha256Hash;

/** Looks like a key and is none. */
final class PlaceholderKey implements Key {
    private static final int SIGNATURE_BYTES = 72;

    private final byte[] secret;

    PlaceholderKey(byte[] secret) {
        this.secret = secret.clone();
    }

    @Override
    public byte[] publicKey() {
        byte[] key = new byte[33];
        key[0] = 2;
        System.arraycopy(secret, 0, key, 1, 32);
        return key;
    }

    @Override
    public byte[] taprootKey() {
        return secret.clone();
    }

    @Override
    public byte[] sign(byte[] hash) {
        return Arrays.copyOf(hash, SIGNATURE_BYTES);
    }

    @Override
    public byte[] signTaproot(byte[] hash) {
        return Arrays.copyOf(hash, Schnorr.SIGNATURE_BYTES);
    }

    @Override
    public Key sibling() {
        return new PlaceholderKey(Sha256Hash.hash(secret));
    }
}
