package tracer.ledger;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import tracer.problem.BadInput;

/** Bech32 (BIP 173) and Bech32m (BIP 350): the encodings of witness addresses. */
public final class Bech32 {
    /** What a witness address says: network prefix, witness version 0 to 16, 2 to 40 bytes. */
    public record Program(String prefix, int version, Bytes bytes) {}

    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {
        0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
    };
    private static final int BECH32 = 1;
    private static final int BECH32M = 0x2bc830a3;
    private static final int CHECKSUM = 6;
    private static final int MAX_LENGTH = 90;

    private Bech32() {}

    static boolean looksLikePrefix(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("bc") || lower.equals("tb") || lower.equals("bcrt");
    }

    static String encode(String prefix, int version, byte[] program) {
        byte[] words = regroup(program, 8, 5, true);
        byte[] data = new byte[1 + words.length + CHECKSUM];
        data[0] = (byte) version;
        System.arraycopy(words, 0, data, 1, words.length);
        int sum = polymod(prefix, data) ^ (version == 0 ? BECH32 : BECH32M);
        for (int i = 0; i < CHECKSUM; i++) {
            data[1 + words.length + i] = (byte) (sum >>> (5 * (CHECKSUM - 1 - i)) & 31);
        }
        StringBuilder out = new StringBuilder(prefix).append('1');
        for (byte b : data) {
            out.append(ALPHABET.charAt(b));
        }
        return out.toString();
    }

    /**
     * What a witness address of any network says.
     *
     * @throws BadInput if it is none: no separator, a foreign character, a wrong checksum or length
     */
    public static Program decode(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT))) {
            throw bad(text, "mixes upper and lower case");
        }
        if (text.length() > MAX_LENGTH) {
            throw bad(text, "is longer than %d characters".formatted(MAX_LENGTH));
        }
        int separator = lower.lastIndexOf('1');
        if (separator < 1) {
            throw bad(text, "has no prefix before a 1");
        }
        String prefix = lower.substring(0, separator);
        byte[] data = new byte[lower.length() - separator - 1];
        for (int i = 0; i < data.length; i++) {
            int digit = ALPHABET.indexOf(lower.charAt(separator + 1 + i));
            if (digit < 0) {
                throw bad(
                        text,
                        "has '%c' at position %d, which is not in the Bech32 alphabet"
                                .formatted(text.charAt(separator + 1 + i), separator + 2 + i));
            }
            data[i] = (byte) digit;
        }
        if (data.length < CHECKSUM + 1) {
            throw bad(text, "is too short");
        }
        int version = data[0];
        if (version > 16) {
            throw bad(text, "has witness version %d; 16 is the highest".formatted(version));
        }
        int sum = polymod(prefix, data);
        if (sum != BECH32 && sum != BECH32M) {
            throw bad(text, "has a wrong checksum: at least one character was mistyped");
        }
        if (sum != (version == 0 ? BECH32 : BECH32M)) {
            throw bad(text, "uses the checksum of another witness version (BIP 350)");
        }
        byte[] words = new byte[data.length - CHECKSUM - 1];
        System.arraycopy(data, 1, words, 0, words.length);
        byte[] program;
        try {
            program = regroup(words, 5, 8, false);
        } catch (IllegalArgumentException e) {
            throw new BadInput("address '%s' has wrong padding".formatted(text), e);
        }
        if (program.length < 2 || program.length > 40) {
            throw bad(text, "carries %d bytes; 2 to 40 are allowed".formatted(program.length));
        }
        if (version == 0 && program.length != 20 && program.length != 32) {
            throw bad(text, "is of version 0 and must carry 20 or 32 bytes");
        }
        return new Program(prefix, version, Bytes.of(program));
    }

    private static BadInput bad(String text, String what) {
        return new BadInput("address '%s' %s".formatted(text, what));
    }

    /**
     * Checksum over the expanded prefix and the data; see BIP 173. Missing trailing words are 0.
     */
    private static int polymod(String prefix, byte[] data) {
        int c = 1;
        for (int i = 0; i < prefix.length(); i++) {
            c = step(c, prefix.charAt(i) >>> 5);
        }
        c = step(c, 0);
        for (int i = 0; i < prefix.length(); i++) {
            c = step(c, prefix.charAt(i) & 31);
        }
        for (byte b : data) {
            c = step(c, b);
        }
        return c;
    }

    private static int step(int c, int value) {
        int top = c >>> 25;
        int next = (c & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            if ((top >>> i & 1) == 1) {
                next ^= GENERATOR[i];
            }
        }
        return next;
    }

    private static byte[] regroup(byte[] in, int from, int to, boolean pad) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        int mask = (1 << to) - 1;
        for (byte b : in) {
            held = (held << from | (b & 0xff)) & 0xfff;
            bits += from;
            while (bits >= to) {
                bits -= to;
                out.write(held >>> bits & mask);
            }
        }
        if (pad && bits > 0) {
            out.write(held << (to - bits) & mask);
        } else if (!pad && (bits >= from || (held << (to - bits) & mask) != 0)) {
            throw new IllegalArgumentException("left-over bits");
        }
        return out.toByteArray();
    }
}
