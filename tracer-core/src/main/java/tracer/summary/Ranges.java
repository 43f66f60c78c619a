package tracer.summary;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import tracer.evidence.EvidenceClass;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Remark;
import tracer.summary.Part.Row;

/**
 * What every policy gives at the ends of a trace, and the most that any could: how much of each
 * figure is convention.
 *
 * @param <P> where value can end
 */
sealed interface Ranges<P> {
    /**
     * A trace of more transactions, or transfers, is not followed under every policy as well. With
     * two policies that are at hand already, that is about five times the work.
     */
    int MOST_STEPS = 2_000;

    /** The trace as asked went beyond that. */
    static String tooLarge(int steps, String what) {
        return "this trace goes through %,d %s, and up to %,d it would be followed under every policy"
                .formatted(steps, what, MOST_STEPS);
    }

    String TIMED = "the question has a budget of time, which would cut each policy somewhere else";

    String CANCELLED = "it was cancelled before every policy had its answer";

    /**
     * All of them, each from end to end.
     *
     * @param amounts by policy, in the order of a comparison; what is absent is zero
     */
    record Computed<P>(Map<Policy, Map<P, Rational>> amounts, Maxima<P> maxima)
            implements Ranges<P> {
        public Computed {
            amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
        }

        private Rational amount(Policy policy, P place) {
            return Objects.requireNonNull(amounts.get(policy)).getOrDefault(place, Rational.ZERO);
        }

        private List<Part> write(List<End<P>> ends, Words words) {
            return List.of(
                    new Grid(
                            "Over all %d policies, in %s (each a convention)"
                                    .formatted(amounts.size(), words.unit()),
                            List.of(
                                    "Exhibit",
                                    words.place(),
                                    ">Least",
                                    "under",
                                    ">Most",
                                    "under",
                                    ">All ways: most",
                                    "Class"),
                            ends.stream().map(e -> row(e, words)).toList()),
                    new Remark(
                            Phrase.of(
                                    "The policies are %s. Each was followed from end to end; amounts of different policies must not be added or mixed, and none is truer for standing in more of them. Where the least is zero, the policies disagree on whether anything of it is there at all."
                                            .formatted(
                                                    words.names(List.copyOf(amounts.keySet()))))),
                    new Remark(maxima.remark()));
        }

        private Row row(End<P> end, Words words) {
            P place = end.place();
            Rational least = amount(amounts.keySet().iterator().next(), place);
            Rational most = least;
            for (Policy policy : amounts.keySet()) {
                Rational amount = amount(policy, place);
                least = amount.compareTo(least) < 0 ? amount : least;
                most = amount.compareTo(most) > 0 ? amount : most;
            }
            List<Phrase> cells = new ArrayList<>();
            cells.add(Phrase.of(Integer.toString(end.exhibit())));
            cells.add(end.name());
            cells.add(words.number().apply(least));
            cells.add(Phrase.of(giving(least, place, words)));
            cells.add(words.number().apply(most));
            cells.add(Phrase.of(giving(most, place, words)));
            cells.add(maxima.cell(place, (BigInteger n) -> words.number().apply(Rational.of(n))));
            cells.add(Phrase.of(EvidenceClass.CONVENTION.id()));
            return new Row(EvidenceClass.CONVENTION, cells);
        }

        private String giving(Rational amount, P place, Words words) {
            List<Policy> which =
                    amounts.keySet().stream().filter(p -> amount(p, place).equals(amount)).toList();
            return which.size() == amounts.size() ? "all" : words.names(which);
        }
    }

    /** Not computed, and why. */
    record LeftOut<P>(String why) implements Ranges<P> {}

    /** An end of the trace as declared. */
    record End<P>(int exhibit, P place, Phrase name) {}

    /**
     * What differs between the families.
     *
     * @param place the heading of what ends are called
     */
    record Words(
            String unit,
            String place,
            Function<Rational, Phrase> number,
            Function<Policy, String> name) {
        private String names(List<Policy> policies) {
            return policies.stream().map(name).collect(Collectors.joining(", "));
        }
    }

    /** For each end of the trace the least and the most over all policies, and over all rules. */
    default List<Part> table(List<End<P>> ends, Words words) {
        return switch (this) {
            case LeftOut<P>(String why) ->
                    List.of(
                            new Remark(
                                    Phrase.of(
                                            "What every policy gives at these ends, and the most that can have come there by all ways together whatever the rule (maximum flow), is not computed: %s. ‘tracer compare’ computes it."
                                                    .formatted(why))));
            case Computed<P> computed -> computed.write(ends, words);
        };
    }
}
