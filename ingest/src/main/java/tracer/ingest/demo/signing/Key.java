package tracer.ingest.demo.signing;

/** Who can open a lock. Of no use outside the demonstration: its secret follows from the seed. */
public interface Key {
    /** The public key, 33 bytes. */
    byte[] publicKey();

    /** The key that a Taproot output shows (BIP 341, no script tree), 32 bytes. */
    byte[] taprootKey();

    /** ECDSA signature of a hash in DER, followed by the byte that says that it covers all. */
    byte[] sign(byte[] hash);

    /** Schnorr signature of a hash under {@link #taprootKey}, 64 bytes (BIP 340). */
    byte[] signTaproot(byte[] hash);

    /** Another key of the same owner, for locks that need two. */
    Key sibling();
}
