package tracer.ingest.scan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import tracer.attribution.SubjectKey;
import tracer.ingest.scan.Finding.Check;
import tracer.ledger.Address;
import tracer.ledger.Base58;
import tracer.ledger.Bech32;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmAddress;
import tracer.problem.BadInput;

/**
 * Tells what a run of letters and digits is. Version bytes are those of each network's reference
 * program; forks and older forms share some of them, so that one text may be of several networks.
 */
final class Recognition {
    private static final int SHORTEST = 26;

    /** Characters of the longest text looked for. */
    static final int LONGEST = 90;

    private static final int BASE58_LONGEST = 36;
    private static final int ONE_BYTE_VERSION = 21;
    private static final int TWO_BYTE_VERSION = 22;
    private static final int HEX_ID = 64;

    private static final String NOT_BASE58 = "0OIl";

    private Recognition() {}

    /** What was recognised. */
    record Kind(List<String> networks, Check check, Optional<SubjectKey> key) {}

    /** Whether a run of so many characters is worth a look. */
    static boolean mayBe(int length) {
        return length >= SHORTEST && length <= LONGEST;
    }

    static Optional<Kind> of(String text) {
        Optional<Kind> hex = hex(text);
        return hex.isPresent() ? hex : bech32(text).or(() -> base58(text));
    }

    private static Optional<Kind> hex(String text) {
        boolean isMarked = text.regionMatches(true, 0, "0x", 0, 2);
        String digits = isMarked ? text.substring(2) : text;
        if (digits.length() != HEX_ID && !(isMarked && digits.length() == 2 * EvmAddress.BYTES)
                || !isHex(digits)) {
            return Optional.empty();
        }
        if (digits.length() == HEX_ID) {
            return Optional.of(
                    new Kind(
                            isMarked ? List.of("evm") : List.of("bitcoin", "others"),
                            Check.CANDIDATE_ID,
                            Optional.empty()));
        }
        boolean isMixed =
                !digits.equals(digits.toLowerCase(Locale.ROOT))
                        && !digits.equals(digits.toUpperCase(Locale.ROOT));
        return read(() -> EvmAddress.of(text))
                .map(a ->
                        new Kind(
                                List.of("evm"),
                                isMixed ? Check.LETTER_CASE : Check.NO_CHECKSUM,
                                Optional.of(SubjectKey.of(a))));
    }

    private static boolean isHex(String digits) {
        return digits.chars()
                .allMatch(
                        c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F');
    }

    private static Optional<Kind> bech32(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (BitcoinChain chain :
                List.of(BitcoinChain.MAIN, BitcoinChain.TEST, BitcoinChain.REGTEST)) {
            if (lower.startsWith(chain.segwitPrefix() + "1")) {
                return bitcoin(
                        text,
                        chain,
                        chain == BitcoinChain.TEST
                                ? List.of("bitcoin-testnet", "bitcoin-signet")
                                : List.of(chain.id()));
            }
        }
        return lower.startsWith("ltc1")
                ? read(() -> Bech32.decode(text))
                        .filter(p -> p.prefix().equals("ltc"))
                        .map(p -> new Kind(List.of("litecoin"), Check.CHECKSUM, Optional.empty()))
                : Optional.empty();
    }

    private static Optional<Kind> bitcoin(String text, BitcoinChain chain, List<String> networks) {
        return read(() -> Address.of(text, chain))
                .map(a ->
                        new Kind(
                                networks,
                                Check.CHECKSUM,
                                Optional.of(SubjectKey.of(a.script().hash()))));
    }

    private static Optional<Kind> base58(String text) {
        if (text.length() > BASE58_LONGEST
                || text.chars().anyMatch(c -> NOT_BASE58.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        return read(() -> Base58.decodeChecked(text)).flatMap(bytes -> base58(text, bytes));
    }

    private static Optional<Kind> base58(String text, byte[] bytes) {
        if (bytes.length == TWO_BYTE_VERSION) {
            return switch ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) {
                case 0x1cb8, 0x1cbd -> foreign("zcash");
                case 0x1d25, 0x1cba -> foreign("zcash-testnet");
                default -> Optional.empty();
            };
        }
        if (bytes.length != ONE_BYTE_VERSION) {
            return Optional.empty();
        }
        return switch (bytes[0] & 0xff) {
            case 0x00 -> bitcoin(text, BitcoinChain.MAIN, List.of("bitcoin", "bitcoin-cash"));
            case 0x05 ->
                    bitcoin(
                            text,
                            BitcoinChain.MAIN,
                            List.of("bitcoin", "bitcoin-cash", "litecoin"));
            case 0x6f, 0xc4 ->
                    bitcoin(
                            text,
                            BitcoinChain.TEST,
                            List.of("bitcoin-testnet", "bitcoin-signet", "bitcoin-regtest"));
            case 0x30, 0x32 -> foreign("litecoin");
            case 0x1e, 0x16 -> foreign("dogecoin");
            case 0x4c, 0x10 -> foreign("dash");
            case 0x41 -> foreign("tron");
            default -> Optional.empty();
        };
    }

    private static Optional<Kind> foreign(String network) {
        return Optional.of(new Kind(List.of(network), Check.CHECKSUM, Optional.empty()));
    }

    /** Reading of what may well be something else. */
    private static <T> Optional<T> read(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (BadInput e) {
            return Optional.empty();
        }
    }
}
