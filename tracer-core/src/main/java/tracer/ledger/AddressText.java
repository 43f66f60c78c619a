package tracer.ledger;

import java.util.Arrays;
import tracer.problem.BadInput;

/** Chooses between the two encodings of addresses. */
final class AddressText {
    private static final int HASH160 = 20;

    private AddressText() {}

    static String format(byte[] script, BitcoinChain chain) {
        return switch (ScriptPatterns.typeOf(script)) {
            case P2PKH ->
                    Base58.encodeChecked(
                            chain.keyHashPrefix(), Arrays.copyOfRange(script, 3, 3 + HASH160));
            case P2SH ->
                    Base58.encodeChecked(
                            chain.scriptHashPrefix(), Arrays.copyOfRange(script, 2, 2 + HASH160));
            case P2WPKH, P2WSH, P2TR, WITNESS_OTHER ->
                    Bech32.encode(
                            chain.segwitPrefix(),
                            ScriptPatterns.witnessVersion(script),
                            Arrays.copyOfRange(script, 2, script.length));
            case P2PK, P2MS, OP_RETURN, OTHER ->
                    throw new IllegalArgumentException("this script has no address of its own");
        };
    }

    static Script parse(String text, BitcoinChain chain) {
        int separator = text.lastIndexOf('1');
        if (separator > 0 && Bech32.looksLikePrefix(text.substring(0, separator))) {
            return parseSegwit(text, chain);
        }
        byte[] payload = Base58.decodeChecked(text);
        if (payload.length != 1 + HASH160) {
            throw new BadInput(
                    "address '%s' carries %d bytes; a Bitcoin address carries %d"
                            .formatted(text, payload.length, 1 + HASH160));
        }
        int version = payload[0] & 0xff;
        byte[] hash = Arrays.copyOfRange(payload, 1, payload.length);
        if (version == chain.keyHashPrefix()) {
            return ScriptPatterns.keyHashScript(hash);
        }
        if (version == chain.scriptHashPrefix()) {
            return ScriptPatterns.scriptHashScript(hash);
        }
        throw new BadInput(
                "address '%s' has version byte %d, which is not one of %s"
                        .formatted(text, version, chain.id()));
    }

    private static Script parseSegwit(String text, BitcoinChain chain) {
        Bech32.Program program = Bech32.decode(text);
        if (!program.prefix().equals(chain.segwitPrefix())) {
            throw new BadInput(
                    "address '%s' begins with '%s'; addresses of %s begin with '%s'"
                            .formatted(text, program.prefix(), chain.id(), chain.segwitPrefix()));
        }
        return ScriptPatterns.witnessScript(program.version(), program.bytes().raw());
    }
}
