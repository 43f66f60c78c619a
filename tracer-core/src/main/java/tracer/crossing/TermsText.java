package tracer.crossing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tracer.account.AccountLedger;
import tracer.account.TokenNote;
import tracer.flow.Rational;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.problem.BadInput;

/**
 * At what rate a swap service paid out, as a user types it.
 *
 * @param rate what it paid for 1 BTC: {@code 1btc=65000usdc}, {@code 1btc=65000:0xCONTRACT}. A
 *     symbol is no identity: it must be that of one stored token, or {@code token} says which
 * @param source who gives that rate
 * @param token contract that the unit of the rate means
 * @param decimals of the token, where nothing stored says
 * @param fee what the service keeps: {@code 0.5%..2%} or {@code 1%}
 * @param tolerance by how much an amount may still miss that, such as {@code 0.5%}
 */
public record TermsText(
        Optional<String> rate,
        Optional<String> source,
        Optional<String> token,
        OptionalInt decimals,
        Optional<String> fee,
        Optional<String> tolerance) {
    private static final int BTC_DECIMALS = 8;
    private static final int MOST_DECIMALS = 77;
    private static final Pattern RATE =
            Pattern.compile(
                    "1btc=([0-9]{1,18}(?:\\.[0-9]{1,18})?)(:0x[0-9a-f]{40}|:?[a-z][a-z0-9.]*)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,9})?)%");

    /**
     * Read against the tokens of the chain looked on.
     *
     * @throws BadInput if it is no rate, is half said, or its unit is not one token
     */
    public Terms terms(AccountLedger ledger) {
        if (rate.isEmpty()) {
            if (source.isPresent()
                    || fee.isPresent()
                    || token.isPresent()
                    || decimals.isPresent()) {
                throw new BadInput(
                        "source, fee, token and decimals say more about a rate: give the rate too");
            }
            return new Terms.NotDeclared();
        }
        if (source.isEmpty() || fee.isEmpty()) {
            throw new BadInput(
                    "a rate needs its source and what the service keeps: give the rate's source, and a fee such as 0.5%..2%");
        }
        Matcher m = RATE.matcher(rate.get().replaceAll("[ _]", ""));
        if (!m.matches()) {
            throw new BadInput(
                    "rate '%s' is none; write 1btc=65000usdc or 1btc=65000:0xCONTRACT"
                            .formatted(rate.get()));
        }
        Asset asset = asset(m.group(2).replace(":", ""), ledger);
        Rational perBtc = exact(m.group(1)).times(BigInteger.TEN.pow(decimals(asset, ledger)));
        List<Rational> fees = fees(fee.get());
        return new Terms.Declared(
                asset,
                perBtc.dividedBy(Rational.of(BigInteger.TEN.pow(BTC_DECIMALS))),
                source.get(),
                fees.getFirst(),
                fees.getLast(),
                share(tolerance.orElse("0%")));
    }

    private Asset asset(String unit, AccountLedger ledger) {
        if (token.isPresent()) {
            return new Asset.Token(EvmAddress.of(token.get()));
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
                    "%d stored tokens of %s call themselves '%s'; say which: give the token's contract"
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
                if (decimals.isPresent() && said.isPresent() && !said.equals(decimals)) {
                    throw new BadInput(
                            "token %s says that it has %d decimals, not %d"
                                    .formatted(contract, said.getAsInt(), decimals.getAsInt()));
                }
                int n =
                        decimals.orElseGet(() ->
                                said.orElseThrow(() ->
                                        new BadInput(
                                                "nothing stored says how many decimals token %s has: give its decimals"
                                                        .formatted(contract))));
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
