package tracer.ledger;

/**
 * An address: the text form of a script that has one, on one network. The text is made when asked
 * for, since making it costs more than parsing the transaction around it.
 *
 * <p>Base58Check for key and script hashes, Bech32 (BIP 173) for witness version 0, Bech32m (BIP
 * 350) for later versions.
 */
public record Address(BitcoinChain chain, Script script) {
    public Address {
        if (!ScriptPatterns.addressScript(script).filter(script::equals).isPresent()) {
            throw new IllegalArgumentException("no address stands for script " + script);
        }
    }

    /**
     * Reads an address.
     *
     * @throws tracer.problem.BadInput saying what is wrong and where: alphabet, length, checksum or
     *     another network. A typing error is located, never corrected.
     */
    public static Address of(String text, BitcoinChain chain) {
        return new Address(chain, AddressText.parse(text.strip(), chain));
    }

    /** The text that people exchange. */
    public String text() {
        return AddressText.format(script.bytes().raw(), chain);
    }

    @Override
    public String toString() {
        return text();
    }
}
