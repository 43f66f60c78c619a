package tracer.ingest.evm;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import tracer.ingest.json.JsonValue;
import tracer.ledger.EvmAddress;
import tracer.ledger.Hash32;

/**
 * Values as Ethereum's JSON-RPC writes them (execution-apis, {@code base-types}): {@code 0x} and
 * hexadecimal digits. Reads are strict, with bounds; leading zeros of quantities are taken, since
 * some nodes write them.
 */
final class Hex {
    static final int WORD_BITS = 256;

    private static final Pattern QUANTITY = Pattern.compile("0x[0-9a-fA-F]{1,64}");
    private static final Pattern HASH = Pattern.compile("0x[0-9a-fA-F]{64}");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
    private static final int RADIX = 16;

    private Hex() {}

    /** A whole number from 0 to 2²⁵⁶−1. */
    static BigInteger quantity(JsonValue v) {
        return quantity(v, WORD_BITS);
    }

    /** A whole number from 0 to 2 to the power of some bits, less one. */
    static BigInteger quantity(JsonValue v, int bits) {
        String text = v.text();
        if (!QUANTITY.matcher(text).matches()) {
            throw v.bad(
                    "is '%s', not 0x and 1 to 64 hexadecimal digits"
                            .formatted(JsonValue.excerpt(text)));
        }
        BigInteger n = new BigInteger(text.substring(2), RADIX);
        if (n.bitLength() > bits) {
            throw v.bad("is %s, more than %d bits can say".formatted(text, bits));
        }
        return n;
    }

    /** A whole number from 0 to 2⁶³−1. */
    static long number(JsonValue v) {
        return quantity(v, Long.SIZE - 1).longValueExact();
    }

    /** A whole number from 0 to 2³¹−1, such as a height. */
    static int index(JsonValue v) {
        return quantity(v, Integer.SIZE - 1).intValueExact();
    }

    static Hash32 hash(JsonValue v) {
        String text = v.text();
        if (!HASH.matcher(text).matches()) {
            throw v.bad(
                    "is '%s', not 0x and 64 hexadecimal digits".formatted(JsonValue.excerpt(text)));
        }
        return Hash32.ofHex(text.substring(2));
    }

    /** An address in any case: nodes differ in whether they write checksums. */
    static EvmAddress address(JsonValue v) {
        String text = v.text();
        if (!ADDRESS.matcher(text).matches()) {
            throw v.bad(
                    "is '%s', not an address of 0x and 40 hexadecimal digits"
                            .formatted(JsonValue.excerpt(text)));
        }
        return EvmAddress.ofBytes(HexFormat.of().parseHex(text, 2, text.length()));
    }

    static Optional<EvmAddress> addressIfPresent(JsonValue parent, String field) {
        return parent.fieldIfPresent(field).map(Hex::address);
    }

    static byte[] data(JsonValue v) {
        String text = v.text();
        if (!text.startsWith("0x")
                || text.length() % 2 != 0
                || !text.chars().skip(2).allMatch(HexFormat::isHexDigit)) {
            throw v.bad(
                    "is '%s', not 0x and pairs of hexadecimal digits"
                            .formatted(JsonValue.excerpt(text)));
        }
        return HexFormat.of().parseHex(text, 2, text.length());
    }

    /** As a node expects a height. */
    static String ofHeight(int height) {
        return "0x" + Integer.toHexString(height);
    }
}
