package tracer.ledger;

/**
 * Class of an output script, as bitcoinj and Bitcoin Core's {@code Solver} tell them apart. Where a
 * bare multisig script carries data in place of a key they differ, and it is a multisig here.
 */
public enum ScriptType {
    /** A bare public key. */
    P2PK,
    /** The hash of a public key. */
    P2PKH,
    /** Several bare keys, m of which must sign. */
    P2MS,
    /** The hash of a script (BIP 16). */
    P2SH,
    /** Witness version 0, the hash of a key (BIP 141). */
    P2WPKH,
    /** Witness version 0, the hash of a script (BIP 141). */
    P2WSH,
    /** Witness version 1 with 32 bytes (BIP 341). */
    P2TR,
    /**
     * Any other witness version or length that has an address (BIP 350), pay-to-anchor among it.
     */
    WITNESS_OTHER,
    /** Begins with OP_RETURN: carries data, can never be spent. */
    OP_RETURN,
    /** Everything else. */
    OTHER;

    /** Of the script that is so many bytes of an array, from an index on. */
    public static ScriptType of(byte[] bytes, int from, int length) {
        return ScriptPatterns.typeOf(bytes, from, length);
    }
}
