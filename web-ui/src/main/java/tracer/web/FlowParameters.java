package tracer.web;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tracer.attribution.Category;
import tracer.flow.Limits;
import tracer.flow.StopRules;
import tracer.ledger.Sats;
import tracer.problem.BadInput;

/** Limits and stop rules, which traces and paths have in common. */
final class FlowParameters {
    /** A browser draws some hundred transactions well; who needs more uses the command line. */
    static final int MAX_TRANSACTIONS = 10_000;

    private static final int TRANSACTIONS = 300;

    /** How long an answer may take before what there is is given. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String NO_STOPS = "none";

    private static final List<Parameter> ALL =
            List.of(
                    Parameter.optional(
                            "hops",
                            Parameter.Type.INTEGER,
                            "spends to follow; all unless given",
                            "20"),
                    Parameter.optional(
                            "minSats",
                            Parameter.Type.INTEGER,
                            "less value than this, in satoshis, is not followed on",
                            "100000"),
                    Parameter.optional(
                            "fromHeight",
                            Parameter.Type.INTEGER,
                            "blocks below are not entered",
                            "0"),
                    Parameter.optional(
                            "toHeight",
                            Parameter.Type.INTEGER,
                            "blocks above are not entered",
                            "800000"),
                    Parameter.optional(
                            "from",
                            Parameter.Type.STRING,
                            "blocks stamped before are not entered, ISO 8601 in UTC",
                            "2021-05-03T00:00:00Z"),
                    Parameter.optional(
                            "to",
                            Parameter.Type.STRING,
                            "blocks stamped after are not entered, ISO 8601 in UTC",
                            "2021-06-03T00:00:00Z"),
                    Parameter.optional(
                            "transactions",
                            Parameter.Type.INTEGER,
                            "budget, 1 to %d; %d unless given"
                                    .formatted(MAX_TRANSACTIONS, TRANSACTIONS),
                            "300"),
                    Parameter.optional(
                            "stop",
                            Parameter.Type.STRING,
                            "label categories that end it, comma-separated, or 'none'; %s unless given"
                                    .formatted(categories(StopRules.DEFAULT.categories())),
                            categories(StopRules.DEFAULT.categories())),
                    Parameter.optional(
                            "throughEntities",
                            Parameter.Type.BOOLEAN,
                            "whether a label counts for its whole entity; true unless given",
                            "true"),
                    Parameter.optional(
                            "atCollaborative",
                            Parameter.Type.BOOLEAN,
                            "whether collaborative transactions end it; true unless given",
                            "true"));

    /** Which only outputs have. */
    private static final Set<String> OF_OUTPUTS =
            Set.of("minSats", "throughEntities", "atCollaborative");

    private static final Parameter MIN_UNITS =
            Parameter.optional(
                    "minUnits",
                    Parameter.Type.STRING,
                    "less value than this, in base units of what is followed, is not followed on",
                    "500000000000000000");

    private FlowParameters() {}

    static Limits limits(Request request) {
        return limits(request, request.optional("minSats").map(FlowParameters::sats));
    }

    static Limits accountLimits(Request request) {
        return limits(request, request.optional(MIN_UNITS.name()).map(FlowParameters::units));
    }

    private static Limits limits(Request request, Optional<BigInteger> least) {
        int transactions = request.integer("transactions").orElse(TRANSACTIONS);
        if (transactions > MAX_TRANSACTIONS) {
            throw new BadInput(
                    "parameter 'transactions' is %d; the browser's limit is %d, the command line has none"
                            .formatted(transactions, MAX_TRANSACTIONS));
        }
        return new Limits(
                request.integer("hops"),
                least,
                request.integer("fromHeight"),
                request.integer("toHeight"),
                request.instant("from"),
                request.instant("to"),
                transactions);
    }

    static StopRules stops(Request request) {
        StopRules unlessGiven = StopRules.DEFAULT;
        return new StopRules(
                request.optional("stop")
                        .map(FlowParameters::parseCategories)
                        .orElse(unlessGiven.categories()),
                request.truth("throughEntities", unlessGiven.throughEntities()),
                request.truth("atCollaborative", unlessGiven.atCollaborativeSpends()));
    }

    private static Set<Category> parseCategories(String text) {
        if (text.equals(NO_STOPS)) {
            return Set.of();
        }
        return Arrays.stream(text.split(",", -1))
                .map(Category::of)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String categories(Set<Category> categories) {
        return categories.stream().map(Category::id).sorted().collect(Collectors.joining(","));
    }

    private static BigInteger sats(String text) {
        try {
            return BigInteger.valueOf(Sats.of(Long.parseLong(text)).value());
        } catch (NumberFormatException e) {
            throw new BadInput(
                    "parameter 'minSats' is '%s', which is not a whole number of satoshis"
                            .formatted(text),
                    e);
        }
    }

    private static BigInteger units(String text) {
        if (!text.matches("[0-9]{1,78}")) {
            throw new BadInput(
                    "parameter '%s' is '%s', which is not a whole number of base units"
                            .formatted(MIN_UNITS.name(), text));
        }
        return new BigInteger(text);
    }

    /** The parameters of an endpoint over accounts: its own, then those that fit. */
    static List<Parameter> ofAccountsAfter(List<Parameter> own) {
        return Stream.of(
                        own.stream(),
                        Stream.of(MIN_UNITS),
                        ALL.stream().filter(p -> !OF_OUTPUTS.contains(p.name())))
                .flatMap(s -> s)
                .toList();
    }

    /** The parameters of an endpoint: its own, then these. */
    static List<Parameter> after(List<Parameter> own) {
        return Stream.concat(own.stream(), ALL.stream()).toList();
    }
}
