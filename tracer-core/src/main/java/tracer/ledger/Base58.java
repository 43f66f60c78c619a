package tracer.ledger;

import java.math.BigInteger;
import java.util.Arrays;
import tracer.problem.BadInput;

/** Base58Check: the encoding of Bitcoin's first addresses. */
public final class Base58 {
    private static final String ALPHABET =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);
    private static final int CHECKSUM = 4;

    /** Longest text looked at; addresses have at most 35 characters. */
    private static final int MAX_LENGTH = 64;

    private Base58() {}

    static String encodeChecked(int version, byte[] payload) {
        byte[] all = new byte[1 + payload.length + CHECKSUM];
        all[0] = (byte) version;
        System.arraycopy(payload, 0, all, 1, payload.length);
        byte[] sum = Digests.sha256d(Arrays.copyOf(all, 1 + payload.length));
        System.arraycopy(sum, 0, all, 1 + payload.length, CHECKSUM);
        return encode(all);
    }

    /**
     * Version byte and payload, the checksum verified and taken off.
     *
     * @throws BadInput if a character is none of the alphabet or the checksum is wrong
     */
    public static byte[] decodeChecked(String text) {
        byte[] all = decode(text);
        if (all.length <= CHECKSUM) {
            throw new BadInput("'%s' is too short for an address".formatted(text));
        }
        byte[] body = Arrays.copyOf(all, all.length - CHECKSUM);
        byte[] sum = Digests.sha256d(body);
        if (!Arrays.equals(sum, 0, CHECKSUM, all, body.length, all.length)) {
            throw new BadInput(
                    "the checksum of address '%s' is wrong: at least one character was mistyped"
                            .formatted(text));
        }
        return body;
    }

    private static String encode(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        BigInteger n = new BigInteger(1, bytes);
        while (n.signum() > 0) {
            BigInteger[] qr = n.divideAndRemainder(BASE);
            out.append(ALPHABET.charAt(qr[1].intValue()));
            n = qr[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            out.append(ALPHABET.charAt(0));
        }
        return out.reverse().toString();
    }

    private static byte[] decode(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new BadInput("'%s' is not an address".formatted(text));
        }
        BigInteger n = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new BadInput(
                        "character '%c' at position %d of address '%s' is not in the Base58 alphabet"
                                .formatted(text.charAt(i), i + 1, text));
            }
            n = n.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == ALPHABET.charAt(0)) {
            zeros++;
        }
        byte[] magnitude = n.signum() == 0 ? new byte[0] : n.toByteArray();
        int sign = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
        byte[] out = new byte[zeros + magnitude.length - sign];
        System.arraycopy(magnitude, sign, out, zeros, magnitude.length - sign);
        return out;
    }
}
