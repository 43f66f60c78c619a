package tracer.proof;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tracer.attribution.Category;
import tracer.flow.Direction;
import tracer.flow.Guards;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.flow.Share;
import tracer.flow.StopRules;
import tracer.problem.BadInput;
import tracer.proof.TagForm.Entry;

/**
 * The lines of a question that both families of chains have: which way it goes, under which policy,
 * how far, and where it stops.
 */
final class LimitLines {
    private static final String NONE = "none";
    private static final String LEAST = "Limit-Min-";

    private final String least;
    private final Function<String, BigInteger> leastAmount;

    /**
     * @param unit that least amounts are in, capital first
     * @param leastAmount reads one
     */
    LimitLines(String unit, Function<String, BigInteger> leastAmount) {
        this.least = LEAST + unit;
        this.leastAmount = leastAmount;
    }

    /** All names, these first. */
    String[] namesAfter(String... first) {
        List<String> names = new ArrayList<>(List.of(first));
        names.addAll(
                List.of(
                        "Limit-Hops",
                        least,
                        "Limit-From-Height",
                        "Limit-To-Height",
                        "Limit-From",
                        "Limit-To",
                        "Limit-Transactions",
                        "Limit-Min-Share",
                        "Limit-Within-Seconds",
                        "Limit-Max-Payments",
                        "Limit-Max-Entity",
                        "Stop-Categories",
                        "Stop-Through-Entities",
                        "Stop-At-Collaborative-Spends"));
        return names.toArray(String[]::new);
    }

    /** All values, these first. */
    List<String> valuesAfter(List<String> first, Limits limits, StopRules stops) {
        List<String> values = new ArrayList<>(first);
        values.addAll(
                List.of(
                        orNone(limits.hops()),
                        limits.minTraced().map(BigInteger::toString).orElse(NONE),
                        orNone(limits.fromHeight()),
                        orNone(limits.toHeight()),
                        limits.from().map(Instant::toString).orElse(NONE),
                        limits.to().map(Instant::toString).orElse(NONE),
                        Integer.toString(limits.transactions()),
                        limits.guards().share().map(Rational::toString).orElse(NONE),
                        limits.guards()
                                .within()
                                .map(w -> Long.toString(w.toSeconds()))
                                .orElse(NONE),
                        orNone(limits.guards().payments()),
                        orNone(limits.guards().members()),
                        categories(stops.categories()),
                        yesOrNo(stops.throughEntities()),
                        yesOrNo(stops.atCollaborativeSpends())));
        return values;
    }

    Limits limits(Entry e) {
        return e.read(
                "Limit-Transactions",
                transactions ->
                        new Limits(
                                number(e, "Limit-Hops"),
                                optional(e, least, leastAmount),
                                number(e, "Limit-From-Height"),
                                number(e, "Limit-To-Height"),
                                optional(e, "Limit-From", Instant::parse),
                                optional(e, "Limit-To", Instant::parse),
                                Integer.parseInt(transactions),
                                guards(e)));
    }

    /** A bundle has no budget of time: nobody could compute its trace again. */
    private static Guards guards(Entry e) {
        return new Guards(
                optional(e, "Limit-Min-Share", Share::of),
                optional(
                        e,
                        "Limit-Within-Seconds",
                        text -> Duration.ofSeconds(Long.parseLong(text))),
                number(e, "Limit-Max-Payments"),
                number(e, "Limit-Max-Entity"),
                Optional.empty());
    }

    /**
     * @throws BadInput if it depends on the clock where a trace ends
     */
    static void requireFreezable(Limits limits) {
        if (limits.guards().time().isPresent()) {
            throw new BadInput(
                    "a bundle must be computed again by others, on other machines: leave out the budget of time and narrow the question by hops, share, age or transactions");
        }
    }

    StopRules stops(Entry e) {
        return new StopRules(
                e.read("Stop-Categories", LimitLines::categories),
                e.read("Stop-Through-Entities", LimitLines::isYes),
                e.read("Stop-At-Collaborative-Spends", LimitLines::isYes));
    }

    /**
     * The policy of lines {@code Policy} and {@code Policy-Version}.
     *
     * @throws Difference if this version has it not, or not in that version
     */
    static Policy policy(Entry e) {
        Policy policy = e.read("Policy", Policy::of);
        e.require("Policy-Version", Integer.toString(policy.version()));
        return policy;
    }

    static Direction direction(Entry e) {
        return e.read("Direction", LimitLines::direction);
    }

    private static Direction direction(String text) {
        return Arrays.stream(Direction.values())
                .filter(d -> d.id().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("'%s' is no direction".formatted(text)));
    }

    private static String categories(Set<Category> categories) {
        return categories.isEmpty()
                ? NONE
                : categories.stream().map(Category::id).collect(Collectors.joining(", "));
    }

    private static Set<Category> categories(String text) {
        return text.equals(NONE)
                ? Set.of()
                : Arrays.stream(text.split(", ", -1)).map(Category::of).collect(Collectors.toSet());
    }

    private static OptionalInt number(Entry e, String name) {
        return optional(e, name, Integer::parseInt)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    private static <T> Optional<T> optional(Entry e, String name, Function<String, T> reader) {
        return e.read(
                name,
                text -> text.equals(NONE) ? Optional.empty() : Optional.of(reader.apply(text)));
    }

    private static String orNone(OptionalInt n) {
        return n.isPresent() ? Integer.toString(n.getAsInt()) : NONE;
    }

    static String yesOrNo(boolean truth) {
        return truth ? "yes" : "no";
    }

    static boolean isYes(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default ->
                    throw new IllegalArgumentException(
                            "'%s' is neither yes nor no".formatted(text));
        };
    }
}
