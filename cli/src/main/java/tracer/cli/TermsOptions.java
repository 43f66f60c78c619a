package tracer.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tracer.account.AccountLedger;
import tracer.account.TokenNote;
import tracer.crossing.Terms;
import tracer.flow.Rational;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.problem.BadInput;

/** At what rate a swap service paid out, as the user declares it. */
final class TermsOptions {
    private static final int BTC_DECIMALS = 8;
    private static final int MOST_DECIMALS = 77;
    private static final Pattern RATE =
            Pattern.compile(
                    "1btc=([0-9]{1,18}(?:\\.[0-9]{1,18})?)(:0x[0-9a-f]{40}|:?[a-z][a-z0-9.]*)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,9})?)%");

    @Option(
            names = "--rate",
            paramLabel = "1btc=N UNIT",
            description = {
                "What the service paid for 1 BTC: 1btc=65000usdc, 1btc=18.5eth, 1btc=65000:0xCONTRACT.",
                "A symbol is no identity: it must be that of one stored token, or --token says which.",
            })
    @Nullable String rate;

    @Option(names = "--rate-source", paramLabel = "TEXT", description = "Who gives that rate.")
    @Nullable String source;

    @Option(
            names = "--token",
            paramLabel = "CONTRACT",
            description = "The token that the unit of the rate means.")
    @Nullable String token;

    @Option(
            names = "--decimals",
            paramLabel = "N",
            description = "Of the token, where nothing stored says.")
    @Nullable Integer decimals;

    @Option(
            names = "--fee",
            paramLabel = "A%..B%",
            description = "What the service keeps, such as 0.5%%..2%% or 1%%; needed with --rate.")
    @Nullable String fee;

    @Option(
            names = "--tolerance",
            paramLabel = "N%",
            defaultValue = "0%",
            description = "By how much an amount may still miss that (default: 0%%).")
    String tolerance = "0%";

    Terms terms(AccountLedger ledger) {
        if (rate == null) {
            if (source != null || fee != null || token != null || decimals != null) {
                throw new BadInput(
                        "--rate-source, --fee, --token and --decimals say more about a rate: give --rate too");
            }
            return new Terms.NotDeclared();
        }
        if (source == null || fee == null) {
            throw new BadInput(
                    "a rate needs its source and what the service keeps: --rate-source TEXT --fee 0.5%..2%");
        }
        Matcher m = RATE.matcher(rate.replaceAll("[ _]", ""));
        if (!m.matches()) {
            throw new BadInput(
                    "rate '%s' is none; write 1btc=65000usdc or 1btc=65000:0xCONTRACT"
                            .formatted(rate));
        }
        Asset asset = asset(m.group(2).replace(":", ""), ledger);
        Rational perBtc = exact(m.group(1)).times(BigInteger.TEN.pow(decimals(asset, ledger)));
        List<Rational> fees = fees(fee);
        return new Terms.Declared(
                asset,
                perBtc.dividedBy(Rational.of(BigInteger.TEN.pow(BTC_DECIMALS))),
                source,
                fees.getFirst(),
                fees.getLast(),
                share(tolerance));
    }

    private Asset asset(String unit, AccountLedger ledger) {
        if (token != null) {
            return new Asset.Token(EvmAddress.of(token));
        }
        if (unit.startsWith("0x") || unit.startsWith("0X")) {
            return new Asset.Token(EvmAddress.of(unit));
        }
        Asset.Native own = ledger.chain().nativeAsset();
        if (unit.equalsIgnoreCase(own.symbol())) {
            return own;
        }
        List<EvmAddress> called =
                ledger.tokens().stream()
                        .filter(t -> t.symbol().filter(unit::equalsIgnoreCase).isPresent())
                        .map(TokenNote::contract)
                        .toList();
        if (called.size() != 1) {
            throw new BadInput(
                    "%d stored tokens of %s call themselves '%s'; say which: --token 0xCONTRACT"
                            .formatted(called.size(), ledger.chain(), unit));
        }
        return new Asset.Token(called.getFirst());
    }

    private int decimals(Asset asset, AccountLedger ledger) {
        return switch (asset) {
            case Asset.Native n -> n.decimals();
            case Asset.Token(EvmAddress contract) -> {
                TokenNote note = ledger.tokens(List.of(contract)).get(contract);
                OptionalInt said = note == null ? OptionalInt.empty() : note.decimals();
                if (decimals != null && said.isPresent() && said.getAsInt() != decimals) {
                    throw new BadInput(
                            "token %s says that it has %d decimals, not %d"
                                    .formatted(contract, said.getAsInt(), decimals));
                }
                if (decimals == null && said.isEmpty()) {
                    throw new BadInput(
                            "nothing stored says how many decimals token %s has: give --decimals N"
                                    .formatted(contract));
                }
                int n = decimals == null ? said.getAsInt() : decimals;
                if (n < 0 || n > MOST_DECIMALS) {
                    throw new BadInput("a token has 0 to 77 decimals, not %d".formatted(n));
                }
                yield n;
            }
        };
    }

    private static List<Rational> fees(String text) {
        String[] ends = text.replace(" ", "").split("\\.\\.", 2);
        return List.of(share(ends[0]), share(ends[ends.length - 1]));
    }

    private static Rational share(String text) {
        Matcher m = SHARE.matcher(text.replace(" ", ""));
        if (!m.matches()) {
            throw new BadInput("'%s' is no share in percent, such as 0.5%%".formatted(text));
        }
        return exact(m.group(1)).dividedBy(Rational.of(100));
    }

    private static Rational exact(String decimal) {
        BigDecimal d = new BigDecimal(decimal);
        return Rational.of(d.unscaledValue(), BigInteger.TEN.pow(d.scale()));
    }
}
