package tracer.web;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tracer.attribution.Category;
import tracer.flow.Guards;
import tracer.flow.Limits;
import tracer.flow.Share;
import tracer.flow.StopRules;
import tracer.flow.TimeSpan;
import tracer.ledger.Sats;
import tracer.problem.BadInput;

/** Limits and stop rules, which traces and paths have in common. */
final class FlowParameters {
    /** A browser draws some hundred transactions well; who needs more uses the command line. */
    static final int MAX_TRANSACTIONS = 10_000;

    private static final int TRANSACTIONS = 300;

    /** How long an answer may take before what there is is given. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration MOST_PATIENCE = Duration.ofMinutes(10);

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

    /** Which only traces have. */
    private static final List<Parameter> GUARDS =
            List.of(
                    Parameter.optional(
                            "minShare",
                            Parameter.Type.STRING,
                            "less than this part of the seed's value is not followed on, as 1/100 or 2.5%; refused for"
                                    + " paths, which have no seed",
                            "1/100"),
                    Parameter.optional(
                            "within",
                            Parameter.Type.STRING,
                            "blocks stamped so much later than the seed's (backward: earlier) are not"
                                    + " entered, as 30d or 12h; refused for paths, which have no seed",
                            "30d"),
                    Parameter.optional(
                            "maxPayments",
                            Parameter.Type.STRING,
                            "a script paid more often, or an address with more transfers, is a hub, where"
                                    + " it ends; %d unless given, or 'none'".formatted(Guards.HUB),
                            Integer.toString(Guards.HUB)));

    private static final Parameter MAX_ENTITY =
            Parameter.optional(
                    "maxEntity",
                    Parameter.Type.INTEGER,
                    "not followed on from a script whose entity has more scripts",
                    "1000");

    /** Of answers that nobody has to repeat to the byte. */
    private static final Parameter TIME =
            Parameter.optional(
                    "time",
                    Parameter.Type.STRING,
                    "budget of time, up to %s; %s unless given. What it cuts is not reproducible"
                            .formatted(TimeSpan.text(MOST_PATIENCE), TimeSpan.text(PATIENCE)),
                    "60s");

    private FlowParameters() {}

    /** Limits of a trace. */
    static Limits traceLimits(Request request) {
        return limits(request).with(guards(request));
    }

    /** Limits of a trace that ends when its time is spent, and says so. */
    static Limits timedLimits(Request request) {
        return limits(request).with(guards(request).withTime(time(request)));
    }

    static Limits timedAccountLimits(Request request) {
        Limits limits = accountLimits(request);
        return limits.with(limits.guards().withTime(time(request)));
    }

    private static Duration time(Request request) {
        Duration time = request.optional(TIME.name()).map(TimeSpan::of).orElse(PATIENCE);
        if (time.compareTo(MOST_PATIENCE) > 0) {
            throw new BadInput(
                    "parameter 'time' is %s; the browser's limit is %s, the command line has none"
                            .formatted(TimeSpan.text(time), TimeSpan.text(MOST_PATIENCE)));
        }
        return time;
    }

    private static Guards guards(Request request) {
        return new Guards(
                request.optional("minShare").map(Share::of),
                request.optional("within").map(TimeSpan::of),
                payments(request),
                request.integer(MAX_ENTITY.name()),
                Optional.empty());
    }

    private static OptionalInt payments(Request request) {
        String name = "maxPayments";
        Optional<String> given = request.optional(name);
        if (given.isEmpty()) {
            return Guards.DEFAULT.payments();
        }
        return given.get().equals(NO_STOPS) ? OptionalInt.empty() : request.integer(name);
    }

    private static Limits limits(Request request) {
        return limits(request, request.optional("minSats").map(FlowParameters::sats));
    }

    static Limits accountLimits(Request request) {
        return limits(request, request.optional(MIN_UNITS.name()).map(FlowParameters::units))
                .with(guards(request));
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
                        ALL.stream().filter(p -> !OF_OUTPUTS.contains(p.name())),
                        GUARDS.stream())
                .flatMap(s -> s)
                .toList();
    }

    /** The parameters of an endpoint that traces: its own, then these. */
    static List<Parameter> ofTracesAfter(List<Parameter> own) {
        return Stream.of(own.stream(), ALL.stream(), GUARDS.stream(), Stream.of(MAX_ENTITY))
                .flatMap(s -> s)
                .toList();
    }

    /** These, and a budget of time. */
    static List<Parameter> timed(List<Parameter> parameters) {
        return Stream.concat(parameters.stream(), Stream.of(TIME)).toList();
    }
}
