package tracer.ingest.demo.signing;

import java.math.BigInteger;
import java.util.Arrays;
import org.bitcoinj.base.Sha256Hash;
import org.bitcoinj.crypto.ECKey;

/** A key pair on secp256k1. ECDSA is bitcoinj's, with nonces after RFC 6979. */
final class GenuineKey implements Key {
    private final byte[] secret;
    private final ECKey pair;

    GenuineKey(byte[] secret) {
        this.secret = secret.clone();
        this.pair = ECKey.fromPrivate(new BigInteger(1, secret), true);
    }

    @Override
    public byte[] publicKey() {
        return pair.getPubKey();
    }

    @Override
    public byte[] taprootKey() {
        return Schnorr.publicKey(taprootSecret());
    }

    @Override
    public byte[] sign(byte[] hash) {
        byte[] der = pair.sign(Sha256Hash.wrap(hash)).encodeToDER();
        byte[] signature = Arrays.copyOf(der, der.length + 1);
        signature[der.length] = SignatureHash.ALL;
        return signature;
    }

    @Override
    public byte[] signTaproot(byte[] hash) {
        return Schnorr.sign(taprootSecret(), hash, new byte[32]);
    }

    @Override
    public Key sibling() {
        return new GenuineKey(Sha256Hash.hash(secret));
    }

    /** Commits to the absence of scripts, as BIP 341 advises. */
    private BigInteger taprootSecret() {
        return Schnorr.tweaked(new BigInteger(1, secret));
    }
}
