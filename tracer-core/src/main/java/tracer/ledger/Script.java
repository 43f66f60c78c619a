package tracer.ledger;

import java.util.Optional;

/**
 * The condition under which an output may be spent: its exact bytes. Two outputs with the same
 * script can be spent by the same owner; the script, not the text of an address, is the identity.
 */
public final class Script {
    /** Longer scripts cannot be spent (MAX_SCRIPT_SIZE of Bitcoin Core). */
    private static final int MAX_SPENDABLE = 10_000;

    private static final int OP_RETURN = 0x6a;

    private final Bytes bytes;

    private Script(Bytes bytes) {
        this.bytes = bytes;
    }

    public static Script of(Bytes bytes) {
        return new Script(bytes);
    }

    public static Script of(byte[] bytes) {
        return new Script(Bytes.of(bytes));
    }

    public static Script ofHex(String hex) {
        return new Script(Bytes.ofHex(hex));
    }

    public Bytes bytes() {
        return bytes;
    }

    public ScriptType type() {
        return ScriptPatterns.typeOf(bytes.raw());
    }

    public ScriptHash hash() {
        return new ScriptHash(Hash32.ofBytes(Digests.sha256(bytes.raw())));
    }

    /**
     * The address that people use for this script, if there is one. A bare key shows the address of
     * its hash, since both have the same owner; the two scripts stay apart.
     */
    public Optional<Address> address(BitcoinChain chain) {
        return ScriptPatterns.addressScript(this).map(s -> new Address(chain, s));
    }

    /** Whether no input can ever spend it: data carriers and overlong scripts. */
    public boolean isUnspendable() {
        return bytes.length() > MAX_SPENDABLE || (bytes.length() > 0 && bytes.at(0) == OP_RETURN);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Script s && bytes.equals(s.bytes);
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }

    /** Hexadecimal. */
    @Override
    public String toString() {
        return bytes.toString();
    }
}
