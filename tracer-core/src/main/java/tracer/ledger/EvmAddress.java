package tracer.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.crypto.digests.KeccakDigest;
import tracer.problem.BadInput;

/**
 * An account of an EVM chain: twenty bytes, the same on every such chain, though the same bytes
 * need not have the same owner there. Printed with the checksum of EIP-55; ordered as its bytes.
 */
public final class EvmAddress implements Comparable<EvmAddress> {
    public static final int BYTES = 20;

    /** Nobody's; tokens log their making as a transfer from it. */
    public static final EvmAddress ZERO = ofBytes(new byte[BYTES]);

    private static final int HEX_DIGITS = 2 * BYTES;
    private static final int KECCAK_BITS = 256;

    private final Bytes bytes;

    private EvmAddress(Bytes bytes) {
        this.bytes = bytes;
    }

    public static EvmAddress ofBytes(byte[] twenty) {
        if (twenty.length != BYTES) {
            throw new IllegalArgumentException("an EVM address has 20 bytes, not " + twenty.length);
        }
        return new EvmAddress(Bytes.of(twenty));
    }

    /**
     * The account of a key: the end of the Keccak-256 of its two coordinates (Ethereum Yellow
     * Paper, appendix F).
     *
     * @param longForm of the public key, 65 bytes: 4 and the coordinates
     */
    public static EvmAddress ofKey(byte[] longForm) {
        byte[] hash = keccak(Arrays.copyOfRange(longForm, 1, longForm.length));
        return ofBytes(Arrays.copyOfRange(hash, hash.length - BYTES, hash.length));
    }

    /**
     * Reads {@code 0x} and 40 hexadecimal digits. All lower or all upper case carries no checksum
     * (EIP-55) and is taken; mixed case must be the checksum's.
     *
     * @throws BadInput saying what is wrong and where: length, digit, or the letter whose case
     *     breaks the checksum. A typing error is located, never corrected.
     */
    public static EvmAddress of(String text) {
        String given = text.strip();
        String digits =
                given.startsWith("0x") || given.startsWith("0X") ? given.substring(2) : given;
        if (digits.length() != HEX_DIGITS) {
            throw new BadInput(
                    "'%s' has %d digits; an EVM address is 0x and 40 hexadecimal digits"
                            .formatted(given, digits.length()));
        }
        for (int i = 0; i < HEX_DIGITS; i++) {
            if (Character.digit(digits.charAt(i), 16) < 0 || digits.charAt(i) > 'f') {
                throw new BadInput(
                        "character '%c' at position %d of address '%s' is no hexadecimal digit"
                                .formatted(
                                        digits.charAt(i),
                                        given.length() - HEX_DIGITS + i + 1,
                                        given));
            }
        }
        EvmAddress address = ofBytes(HexFormat.of().parseHex(digits));
        if (!digits.equals(digits.toLowerCase(Locale.ROOT))
                && !digits.equals(digits.toUpperCase(Locale.ROOT))) {
            address.requireChecksum(digits, given);
        }
        return address;
    }

    private void requireChecksum(String digits, String given) {
        String right = text().substring(2);
        for (int i = 0; i < HEX_DIGITS; i++) {
            if (digits.charAt(i) != right.charAt(i)) {
                throw new BadInput(
                        "the checksum of address '%s' is wrong (EIP-55), seen at position %d: at least one character was mistyped"
                                .formatted(given, given.length() - HEX_DIGITS + i + 1));
            }
        }
    }

    /** Whether a text has the form of such an address, right or mistyped. */
    public static boolean looksLike(String text) {
        String given = text.strip();
        return given.length() == 2 + HEX_DIGITS && given.regionMatches(true, 0, "0x", 0, 2);
    }

    /** Forty hexadecimal digits in lower case: the form that is stored. */
    public String key() {
        return bytes.toString();
    }

    public byte[] toBytes() {
        return bytes.toArray();
    }

    /** {@code 0x} and 40 digits whose case is the checksum of EIP-55. */
    public String text() {
        String digits = key();
        byte[] hash = keccak(digits.getBytes(StandardCharsets.US_ASCII));
        StringBuilder out = new StringBuilder("0x");
        for (int i = 0; i < digits.length(); i++) {
            int nibble = hash[i / 2] >>> (i % 2 == 0 ? 4 : 0) & 0xf;
            out.append(nibble >= 8 ? Character.toUpperCase(digits.charAt(i)) : digits.charAt(i));
        }
        return out.toString();
    }

    private static byte[] keccak(byte[] bytes) {
        KeccakDigest keccak = new KeccakDigest(KECCAK_BITS);
        keccak.update(bytes, 0, bytes.length);
        byte[] hash = new byte[keccak.getDigestSize()];
        keccak.doFinal(hash, 0);
        return hash;
    }

    @Override
    public int compareTo(EvmAddress o) {
        return Arrays.compareUnsigned(bytes.raw(), o.bytes.raw());
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof EvmAddress a && bytes.equals(a.bytes);
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
