package tracer.inquiry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tracer.account.TransferId;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmAddress;
import tracer.ledger.Hash32;
import tracer.ledger.OutPoint;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/** Recognises what people paste by its form alone. Pure; never fails. */
final class Recognition {
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern OUTPUT = Pattern.compile("([0-9a-fA-F]{64})[:#](\\d{1,9})");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{48,80}");
    private static final Pattern HEIGHT = Pattern.compile("#?(\\d{1,9}|\\d{1,3}(?:,\\d{3}){1,2})");
    private static final Pattern EVM =
            Pattern.compile(
                    "0[xX](?:\\w{36,44}|[0-9a-fA-F]{64})|(?:0x)?[0-9a-fA-F]{64}:[a-z][a-z0-9.-]*");
    private static final Pattern LINK =
            Pattern.compile("https?://\\S+|[a-z0-9-]+(?:\\.[a-z0-9-]+)+/\\S+");
    private static final Pattern LINK_BLOCK = Pattern.compile("/block(?:-height|s)?/(\\d{1,9})\\b");
    private static final Pattern LINK_INDEX =
            Pattern.compile("(?:vout=|output:|outputs?/|[?&#]o(?:utput)?=)(\\d{1,9})\\b");

    /** Every character of a text in it belongs to the alphabets of addresses, or nearly. */
    private static final Pattern LIKE_ADDRESS =
            Pattern.compile("(?i:bc1|tb1|bcrt1)\\w{6,}|[123mn][a-zA-Z0-9]{24,40}");

    /** A Bech32 address by its form (BIP 173), of whatever coin. */
    private static final Pattern LIKE_BECH32 =
            Pattern.compile("(?i)([a-z]{2,10})1[02-9ac-hj-np-z]{14,}");

    private final BitcoinChain chain;
    private final boolean locatesTypingErrors;

    private Recognition(BitcoinChain chain, boolean locatesTypingErrors) {
        this.chain = chain;
        this.locatesTypingErrors = locatesTypingErrors;
    }

    /** Tells where an address was mistyped, which takes some thousand checksums each. */
    static Recognition locating(BitcoinChain chain) {
        return new Recognition(chain, true);
    }

    /** For long lists: tells that an address was mistyped, not where. */
    static Recognition quick(BitcoinChain chain) {
        return new Recognition(chain, false);
    }

    Recognised recognise(String line) {
        String text = unquoted(line.strip());
        return LINK.matcher(text.toLowerCase(Locale.ROOT)).matches()
                ? inLink(text)
                : plain(text).orElseGet(() -> new Recognised.Words(text));
    }

    /** People copy ids with quotes, brackets and commas around them. */
    private static String unquoted(String text) {
        String bare = text.replaceAll("^[\"'`<(\\[{]+|[\"'`>)\\]},;.]+$", "");
        return bare.regionMatches(true, 0, "bitcoin:", 0, 8)
                ? bare.substring(8).replaceAll("\\?.*$", "")
                : bare;
    }

    private Optional<Recognised> plain(String text) {
        if (HASH.matcher(text).matches()) {
            return Optional.of(new Recognised.Hash(Hash32.ofHex(text)));
        }
        Matcher output = OUTPUT.matcher(text);
        if (output.matches()) {
            return Optional.of(output(output.group(1), output.group(2)));
        }
        Matcher height = HEIGHT.matcher(text);
        if (height.matches()) {
            return Optional.of(
                    new Recognised.Height(Integer.parseInt(height.group(1).replace(",", ""))));
        }
        if (EVM.matcher(text).matches()) {
            return Optional.of(evm(text));
        }
        if (HEX.matcher(text).matches()) {
            return Optional.of(
                    new Recognised.Malformed(
                            "%d hexadecimal digits; a transaction or block has 64"
                                    .formatted(text.length())));
        }
        return address(text);
    }

    private static Recognised output(String tx, String index) {
        return new Recognised.Out(new OutPoint(TxId.of(tx), Integer.parseInt(index)));
    }

    /** Of account chains: a transfer, a hash or an address, or nearly one of them. */
    private static Recognised evm(String text) {
        try {
            if (text.indexOf(':') >= 0) {
                return new Recognised.Moved(TransferId.of(text));
            }
            return text.length() == 2 + Hash32.BYTES * 2
                    ? new Recognised.EvmHash(Hash32.ofHex(text.substring(2)))
                    : new Recognised.Account(EvmAddress.of(text));
        } catch (BadInput e) {
            return new Recognised.Malformed(String.valueOf(e.getMessage()));
        }
    }

    private Optional<Recognised> address(String text) {
        try {
            return Optional.of(new Recognised.Addressed(Address.of(text, chain)));
        } catch (BadInput e) {
            return notOurs(text, e);
        }
    }

    private Optional<Recognised> notOurs(String text, BadInput why) {
        String networks =
                Arrays.stream(BitcoinChain.values())
                        .filter(c -> TypingError.isAddress(text, c))
                        .map(BitcoinChain::id)
                        .collect(Collectors.joining(", "));
        if (!networks.isEmpty()) {
            return Optional.of(
                    new Recognised.Foreign(
                            "an address of another network (%s); the data here is of %s"
                                    .formatted(networks, chain)));
        }
        if (LIKE_ADDRESS.matcher(text).matches()) {
            String what = String.valueOf(why.getMessage());
            return Optional.of(
                    new Recognised.Malformed(
                            locatesTypingErrors ? TypingError.describe(text, what) : what));
        }
        Matcher bech32 = LIKE_BECH32.matcher(text);
        if (bech32.matches()) {
            return Optional.of(
                    new Recognised.Foreign(
                            "in the form of an address of another coin ('%s'); the data here is of %s"
                                    .formatted(bech32.group(1), chain)));
        }
        return Optional.empty();
    }

    /** The first part of a link that means something, and an output index if the link has one. */
    private Recognised inLink(String link) {
        Matcher block = LINK_BLOCK.matcher(link);
        if (block.find()) {
            return new Recognised.Height(Integer.parseInt(block.group(1)));
        }
        Matcher index = LINK_INDEX.matcher(link);
        for (String part : link.replaceFirst("^[a-zA-Z]+://", "").split("[/?#&=]+", -1)) {
            Optional<Recognised> found = plain(part).filter(r -> !(r instanceof Recognised.Height));
            if (found.isPresent()) {
                return found.get() instanceof Recognised.Hash h && index.find()
                        ? output(h.hash().toString(), index.group(1))
                        : found.get();
            }
        }
        return new Recognised.Words(link);
    }
}
