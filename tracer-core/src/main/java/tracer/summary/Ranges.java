package tracer.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tracer.evidence.EvidenceClass;
import tracer.flow.Holding;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.flow.Trace;
import tracer.ledger.OutPoint;
import tracer.problem.DataGap;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Remark;
import tracer.summary.Part.Row;

/** What every policy gives at the ends of a trace: how much of each figure is convention. */
sealed interface Ranges {
    /**
     * A trace of more transactions is not followed under every policy as well. With two policies
     * that are at hand already, that is about five times the work.
     */
    int MOST_STEPS = 2_000;

    /**
     * All of them, each from end to end.
     *
     * @param amounts by policy, in the order of a comparison; what is absent is zero
     */
    record Computed(Map<Policy, Map<OutPoint, Rational>> amounts) implements Ranges {
        public Computed {
            amounts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
        }

        private Rational amount(Policy policy, OutPoint output) {
            return java.util.Objects.requireNonNull(amounts.get(policy))
                    .getOrDefault(output, Rational.ZERO);
        }

        private List<Part> write(Material m) {
            List<Row> rows = new ArrayList<>();
            for (Exhibit e : m.exhibits()) {
                for (OutPoint output :
                        e.holdings().stream().map(Holding::output).distinct().toList()) {
                    rows.add(row(e.number(), output));
                }
            }
            return List.of(
                    new Grid(
                            "Over all %d policies, in BTC (each a convention)"
                                    .formatted(amounts.size()),
                            List.of(
                                    "Exhibit", "Output", ">Least", "under", ">Most", "under",
                                    "Class"),
                            rows),
                    new Remark(
                            Phrase.of(
                                    "The policies are %s. Each was followed from end to end; amounts of different policies must not be added or mixed, and none is truer for standing in more of them. Where the least is zero, the policies disagree on whether anything of it is there at all."
                                            .formatted(names(List.copyOf(amounts.keySet()))))));
        }

        private Row row(int exhibit, OutPoint output) {
            Rational least = amount(amounts.keySet().iterator().next(), output);
            Rational most = least;
            for (Policy policy : amounts.keySet()) {
                Rational amount = amount(policy, output);
                least = amount.compareTo(least) < 0 ? amount : least;
                most = amount.compareTo(most) > 0 ? amount : most;
            }
            return new Row(
                    EvidenceClass.CONVENTION,
                    List.of(
                            Phrase.of(Integer.toString(exhibit)),
                            Phrase.EMPTY.id(output),
                            Phrase.of(least),
                            Phrase.of(giving(least, output)),
                            Phrase.of(most),
                            Phrase.of(giving(most, output)),
                            Phrase.of(EvidenceClass.CONVENTION.id())));
        }

        private String giving(Rational amount, OutPoint output) {
            List<Policy> which =
                    amounts.keySet().stream()
                            .filter(p -> amount(p, output).equals(amount))
                            .toList();
            return which.size() == amounts.size() ? "all" : names(which);
        }

        private static String names(List<Policy> policies) {
            return policies.stream().map(Material::name).collect(Collectors.joining(", "));
        }
    }

    /** Not computed, and why. */
    record LeftOut(String why) implements Ranges {}

    /**
     * Follows under every policy that was not asked yet.
     *
     * @param under the same question under a policy
     * @throws DataGap if blocks arrived meanwhile
     */
    static Ranges of(Trace declared, Trace compared, Function<Policy, Trace> under) {
        int steps = Math.max(declared.steps().size(), compared.steps().size());
        if (steps > MOST_STEPS) {
            return new LeftOut(
                    "this trace goes through %,d transactions, and up to %,d it would be followed under every policy"
                            .formatted(steps, MOST_STEPS));
        }
        if (declared.request().limits().guards().time().isPresent()) {
            return new LeftOut(
                    "the question has a budget of time, which would cut each policy somewhere else");
        }
        Map<Policy, Map<OutPoint, Rational>> amounts = new LinkedHashMap<>();
        for (Policy policy : Policy.ofOutputs(declared.request().direction())) {
            Trace trace =
                    policy == declared.request().policy()
                            ? declared
                            : policy == compared.request().policy()
                                    ? compared
                                    : under.apply(policy);
            if (!trace.asOf().equals(declared.asOf())) {
                throw new DataGap("blocks arrived while the summary was being made: ask again");
            }
            if (!trace.isReproducible()) {
                return new LeftOut("it was cancelled before every policy had its answer");
            }
            Map<OutPoint, Rational> at = new HashMap<>();
            trace.holdings().forEach(h -> at.merge(h.output(), h.traced(), Rational::plus));
            amounts.put(policy, at);
        }
        return new Computed(amounts);
    }

    /** For each end of the trace the least and the most over all policies. */
    static List<Part> table(Material m) {
        return switch (m.ranges()) {
            case LeftOut(String why) ->
                    List.of(
                            new Remark(
                                    Phrase.of(
                                            "What every policy gives at these outputs is not computed: %s. ‘tracer compare’ computes it."
                                                    .formatted(why))));
            case Computed computed -> computed.write(m);
        };
    }
}
