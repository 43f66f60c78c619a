package tracer.cli;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tracer.account.AccountLedger;
import tracer.crossing.Terms;
import tracer.crossing.TermsText;

/** At what rate a swap service paid out, as the user declares it. */
final class TermsOptions {
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
        return new TermsText(
                        Optional.ofNullable(rate),
                        Optional.ofNullable(source),
                        Optional.ofNullable(token),
                        decimals == null ? OptionalInt.empty() : OptionalInt.of(decimals),
                        Optional.ofNullable(fee),
                        Optional.of(tolerance))
                .terms(ledger);
    }
}
