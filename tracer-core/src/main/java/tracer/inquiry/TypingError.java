package tracer.inquiry;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.problem.BadInput;

/**
 * Where an address was mistyped. The place is told, never what should stand there: a corrected
 * address would be a guess about somebody's money.
 */
final class TypingError {
    private static final String BASE58 =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    private static final int LONGEST_ADDRESS = 90;

    private TypingError() {}

    /** What is wrong, and at which character if changing a single one would make it right. */
    static String describe(String text, String unlessLocated) {
        OptionalInt position = locate(text);
        return position.isPresent()
                ? "not an address: if one character is wrong, it is number %d, '%c'"
                        .formatted(position.getAsInt(), text.charAt(position.getAsInt() - 1))
                : unlessLocated;
    }

    /**
     * The only position, from 1, where another character gives a sound address; empty if there is
     * none or more than one. Some thousand checksums.
     */
    static OptionalInt locate(String text) {
        if (text.length() > LONGEST_ADDRESS) {
            return OptionalInt.empty();
        }
        List<BitcoinChain> networks = networks(text.toLowerCase(Locale.ROOT));
        String alphabet = networks.size() == 1 ? alphabet(text) : BASE58;
        OptionalInt only = OptionalInt.empty();
        for (int i = 0; i < text.length(); i++) {
            if (canBeMendedAt(text, i, alphabet, networks)) {
                if (only.isPresent()) {
                    return OptionalInt.empty();
                }
                only = OptionalInt.of(i + 1);
            }
        }
        return only;
    }

    private static boolean canBeMendedAt(
            String text, int index, String alphabet, List<BitcoinChain> networks) {
        StringBuilder changed = new StringBuilder(text);
        for (int c = 0; c < alphabet.length(); c++) {
            changed.setCharAt(index, alphabet.charAt(c));
            String candidate = changed.toString();
            if (networks.stream().anyMatch(n -> isAddress(candidate, n))) {
                return true;
            }
        }
        return false;
    }

    /** One for each set of prefixes that the text may have. */
    private static List<BitcoinChain> networks(String lower) {
        for (BitcoinChain c : List.of(BitcoinChain.MAIN, BitcoinChain.TEST, BitcoinChain.REGTEST)) {
            if (lower.startsWith(c.segwitPrefix() + "1")) {
                return List.of(c);
            }
        }
        return List.of(BitcoinChain.MAIN, BitcoinChain.TEST);
    }

    private static String alphabet(String text) {
        boolean isUpper = text.equals(text.toUpperCase(Locale.ROOT));
        return isUpper ? BECH32.toUpperCase(Locale.ROOT) : BECH32;
    }

    static boolean isAddress(String text, BitcoinChain chain) {
        try {
            return Address.of(text, chain).chain() == chain;
        } catch (BadInput e) {
            return false;
        }
    }
}
