package tracer.cli;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tracer.attribution.Category;
import tracer.flow.Limits;
import tracer.flow.StopRules;
import tracer.ledger.Sats;
import tracer.problem.BadInput;

/** How far to follow, and where to stop. */
final class LimitOptions {
    @Option(names = "--hops", paramLabel = "N", description = "Follow at most so many spends.")
    @Nullable Integer hops;

    @Option(
            names = "--min",
            paramLabel = "AMOUNT",
            description =
                    "Do not follow on less than this, such as 0.01btc or 5000sat; on EVM chains 0.5eth"
                            + " or 1000units (base units).")
    @Nullable String min;

    @Option(names = "--from-height", paramLabel = "H", description = "Enter no block below.")
    @Nullable Integer fromHeight;

    @Option(names = "--to-height", paramLabel = "H", description = "Enter no block above.")
    @Nullable Integer toHeight;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "Enter no block stamped before: 2024-03-01 or 2024-03-01T12:00:00Z (UTC).")
    @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Enter no block stamped after.")
    @Nullable String to;

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "Follow through at most so many transactions (default: 100000).")
    @Nullable Integer budget;

    @Option(
            names = "--stop",
            paramLabel = "CATEGORY",
            split = ",",
            description =
                    "Label categories that end a trace (default: exchange,service,mixer,bridge);"
                            + " 'none' for none.")
    String @Nullable [] stop;

    @Option(
            names = "--through-mixes",
            description = "Go on through collaborative spends such as CoinJoins.")
    boolean throughMixes;

    @Option(
            names = "--direct-labels",
            description = "A label counts for its own address only, not for the entity around it.")
    boolean directLabels;

    Limits limits() {
        return limits(m -> BigInteger.valueOf(amount(m).value()));
    }

    /**
     * Of a trace over accounts.
     *
     * @throws BadInput if something was asked for that only outputs have
     */
    Limits accountLimits(Function<String, BigInteger> least) {
        if (throughMixes || directLabels) {
            throw new BadInput(
                    "--through-mixes and --direct-labels are for Bitcoin: on EVM chains no transaction has several owners and labels count for their own address only");
        }
        return limits(least);
    }

    private Limits limits(Function<String, BigInteger> least) {
        return new Limits(
                whole(hops),
                Optional.ofNullable(min).map(least),
                whole(fromHeight),
                whole(toHeight),
                Optional.ofNullable(from).map(LimitOptions::time),
                Optional.ofNullable(to).map(LimitOptions::time),
                budget == null ? Limits.DEFAULT_TRANSACTIONS : budget);
    }

    /** Whether anything was asked for that only a trace or path can do. */
    boolean isMoreThanABudget() {
        return hops != null
                || min != null
                || fromHeight != null
                || toHeight != null
                || from != null
                || to != null
                || stop != null
                || throughMixes
                || directLabels;
    }

    StopRules stops() {
        Set<Category> categories = StopRules.DEFAULT.categories();
        if (stop != null) {
            categories =
                    stop.length == 1 && stop[0].equals("none")
                            ? Set.of()
                            : Arrays.stream(stop).map(Category::of).collect(Collectors.toSet());
        }
        return new StopRules(categories, !directLabels, !throughMixes);
    }

    private static OptionalInt whole(@Nullable Integer n) {
        return n == null ? OptionalInt.empty() : OptionalInt.of(n);
    }

    /** {@code 0.01btc}, {@code 5000sat}; a number without unit is refused as ambiguous. */
    static Sats amount(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace(" ", "");
        if (lower.endsWith("btc")) {
            return Sats.ofBtc(lower.substring(0, lower.length() - 3));
        }
        for (String unit : new String[] {"sats", "sat"}) {
            if (lower.endsWith(unit)) {
                try {
                    return Sats.of(
                            Long.parseLong(lower.substring(0, lower.length() - unit.length())));
                } catch (NumberFormatException e) {
                    throw new BadInput("'%s' is not a whole number of satoshis".formatted(text), e);
                }
            }
        }
        throw new BadInput(
                "amount '%s' is in no unit of Bitcoin; write 0.01btc or 5000sat".formatted(text));
    }

    /** A moment in UTC, or the beginning of a day. */
    static Instant time(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new BadInput(
                    "time '%s' is neither 2024-03-01 nor 2024-03-01T12:00:00Z".formatted(text), e);
        }
    }
}
