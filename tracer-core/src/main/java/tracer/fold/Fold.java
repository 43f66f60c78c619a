package tracer.fold;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tracer.flow.Holding;
import tracer.flow.Rational;
import tracer.flow.Step;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Transaction;

/**
 * Transactions of a trace that read as one, with the holdings between and around them. That they
 * are one thing is an inference by the rule named; nothing of the trace changes by it. Its sums are
 * those of its parts: what comes in is what goes on, what ended and the fees.
 *
 * @param steps in the trace's order
 * @param entering holdings through which the trace came in; the seed may be one
 * @param inside followed from one of its transactions to another
 * @param ended on the far side of its transactions, where the trace ended
 * @param leaving on the far side of its transactions, where the trace went on
 */
public record Fold(
        Kind kind,
        List<Step> steps,
        List<Holding> entering,
        List<Holding> inside,
        List<Holding> ended,
        List<Holding> leaving) {
    public Fold {
        steps = List.copyOf(steps);
        entering = List.copyOf(entering);
        inside = List.copyOf(inside);
        ended = List.copyOf(ended);
        leaving = List.copyOf(leaving);
    }

    /** What it reads as. The thresholds are our choice, for reading only. */
    public enum Kind {
        /**
         * Each transaction splits the larger output of the one before in two, the smaller at most a
         * fifth of the larger; at least six in a row. Unlike the indicator, neither the time
         * between them nor whether receivers are new is asked. Known failure: ordinary payments
         * with change look so.
         */
        PEELING("fold-peeling v1"),

        /**
         * At least ten traced holdings, each through a transaction of its own that nothing else
         * traced leaves, come together in one. Known failure: one owner's consolidation and a
         * service's collection look the same.
         */
        AGGREGATION("fold-aggregation v1"),

        /** One transaction with at least ten traced outputs of which nothing is spent. */
        FAN_OUT("fold-fan-out v1");

        private final String rule;

        Kind(String rule) {
            this.rule = rule;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Name and version of the rule. */
        public String rule() {
            return rule;
        }
    }

    /** Traced value that comes in. */
    public Rational tracedIn() {
        return traced(entering);
    }

    /** Traced value that ended at its far side. */
    public Rational tracedEnded() {
        return traced(ended);
    }

    /** Traced value that goes on from it. */
    public Rational tracedOn() {
        return traced(leaving);
    }

    /** Traced value that its transactions left to miners. */
    public Rational tracedFees() {
        return Rational.sum(steps.stream().map(Step::tracedFee).toList());
    }

    /** Of a peeling chain followed forward: what is left in the last larger output, if traced. */
    public Optional<Holding> remainder() {
        Transaction last =
                steps.stream()
                        .map(Step::transaction)
                        .max(Comparator.comparing(PlacedTransaction::place))
                        .orElseThrow()
                        .transaction();
        OptionalInt larger = kind == Kind.PEELING ? Folding.larger(last) : OptionalInt.empty();
        return Stream.concat(leaving.stream(), ended.stream())
                .filter(h ->
                        larger.isPresent() && h.output().equals(last.outPoint(larger.getAsInt())))
                .findFirst();
    }

    private static Rational traced(Collection<Holding> holdings) {
        return Rational.sum(holdings.stream().map(Holding::traced).toList());
    }
}
