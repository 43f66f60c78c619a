package tracer.crossing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.ledger.Asset;
import tracer.ledger.Bytes;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.OutPoint;
import tracer.ledger.Script;
import tracer.problem.BadInput;

/**
 * What the data carrier of a transaction asks a swap service for: {@code =:CHAIN.ASSET:DEST} with
 * anything behind it. Source: THORChain's documentation of transaction memos; {@code =}, {@code s}
 * and {@code swap} mean a swap. Anybody can write one: it proves nothing until the service is seen
 * to have done as it says.
 *
 * <p>Known failure: names of the service's own (THORNames), shortened assets without a chain and
 * memos cut off by the size of a data carrier are not read.
 *
 * @param output that carries it
 * @param text as written
 * @param chain code of the chain asked for, in capitals, such as {@code ETH}
 * @param asset asked for, in capitals, such as {@code USDC-0XA0B8…}
 * @param destination who is to be paid
 */
public record Memo(
        OutPoint output, String text, String chain, String asset, EvmAddress destination) {
    private static final Set<String> SWAPS = Set.of("=", "s", "swap");
    private static final int PARTS = 3;
    private static final int OP_RETURN = 0x6a;
    private static final int LONGEST_PLAIN_PUSH = 75;
    private static final int OP_PUSHDATA1 = 0x4c;

    /** Codes of THORChain's documentation; other chains are meant by our own name for them. */
    private static final Map<String, EvmChain> CODES =
            Map.of(
                    "ETH",
                    EvmChain.ETHEREUM,
                    "BSC",
                    EvmChain.of(56),
                    "BASE",
                    EvmChain.of(8453),
                    "AVAX",
                    EvmChain.of(43114));

    /** Reads the memo of an output, if it is one that asks for a payment to an EVM address. */
    static Optional<Memo> of(OutPoint output, Script script) {
        return data(script.bytes()).flatMap(text -> read(output, text));
    }

    private static Optional<String> data(Bytes script) {
        if (script.length() < 2 || script.at(0) != OP_RETURN) {
            return Optional.empty();
        }
        int begin = script.at(1) == OP_PUSHDATA1 ? 3 : 2;
        if (begin > script.length()
                || begin == 2 && script.at(1) > LONGEST_PLAIN_PUSH
                || begin + script.at(begin - 1) != script.length()) {
            return Optional.empty();
        }
        byte[] raw = script.toArray();
        byte[] pushed = Arrays.copyOfRange(raw, begin, raw.length);
        for (byte b : pushed) {
            if (b < ' ' || b > '~') {
                return Optional.empty();
            }
        }
        return Optional.of(new String(pushed, StandardCharsets.US_ASCII));
    }

    private static Optional<Memo> read(OutPoint output, String text) {
        String[] parts = text.split(":", -1);
        if (parts.length < PARTS || !SWAPS.contains(parts[0].toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        String asked = parts[1].toUpperCase(Locale.ROOT);
        int dot = asked.indexOf('.');
        if (dot < 1 || !parts[2].startsWith("0x")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Memo(
                            output,
                            text,
                            asked.substring(0, dot),
                            asked.substring(dot + 1),
                            EvmAddress.of(parts[2])));
        } catch (BadInput noAddress) {
            return Optional.empty();
        }
    }

    /** Whether it asks for a payment on this chain. */
    public boolean asksFor(EvmChain on) {
        EvmChain named = CODES.get(chain);
        return named == null ? chain.equals(on.id().toUpperCase(Locale.ROOT)) : named.equals(on);
    }

    /**
     * Whether an asset can be what it asks for: a contract that it names, whole or by its last
     * digits, must be the token's. A mere symbol is no identity and excludes nothing but the
     * chain's own asset.
     */
    public boolean canMean(Asset moved) {
        return switch (moved) {
            case Asset.Native n -> asset.equals(n.symbol().toUpperCase(Locale.ROOT));
            case Asset.Token(EvmAddress contract) -> {
                int dash = asset.indexOf('-');
                String digits = dash < 0 ? "" : asset.substring(dash + 1).replaceFirst("^0X", "");
                yield contract.key().toUpperCase(Locale.ROOT).endsWith(digits);
            }
        };
    }
}
