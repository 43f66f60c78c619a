package tracer.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.ledger.ChainTip;

/**
 * One question under every policy, side by side. The policies are competing conventions; none is
 * truer by standing in more columns, and no amount of one may be added to an amount of another.
 *
 * @param <S> a seed
 * @param <P> where value can end: an output, or an address's balance or transfer
 * @param seeds what every policy begins with
 * @param asOf the block up to which it is true
 * @param columns one for each policy, in the order of {@link Policy}
 * @param destinations where a trace ended under any policy: the largest amount of any policy first,
 *     then by place
 * @param onlyExposed how many more ends there are in the exposure set, which no policy gives
 *     anything to
 */
public record Comparison<S, P>(
        List<S> seeds,
        Limits limits,
        StopRules stops,
        ChainTip asOf,
        List<Column> columns,
        List<Destination<P>> destinations,
        int onlyExposed) {
    public Comparison {
        seeds = List.copyOf(seeds);
        columns = List.copyOf(columns);
        destinations = List.copyOf(destinations);
    }

    /** What the first policy divides; the others divide the same unless seeds run into another. */
    public Rational source() {
        return columns.getFirst().source();
    }

    /** Whether seeds run into one another, so that policies differ on what they bring together. */
    public boolean isSourceDisputed() {
        return columns.stream().anyMatch(c -> !c.source().equals(source()));
    }

    /** Whether a limit of the question cut something off under any policy. */
    public boolean isLimited() {
        return columns.stream().anyMatch(Column::isLimited);
    }

    /**
     * A policy's trace in short. The amounts that ended at destinations, and the fees, sum up to
     * the source.
     *
     * @param source what the seeds bring together under it
     * @param closes whether they do, to the last fraction
     * @param isLimited whether a limit of the question cut something off
     */
    public record Column(
            Policy policy, Rational source, Rational fees, boolean closes, boolean isLimited) {}

    /**
     * Where a trace ended under at least one policy.
     *
     * @param end why, under the first policy that ends there with something
     * @param amounts by policy; one is missing where nothing came
     * @param bound the most that can be there whatever the policy
     * @param fifo under FIFO in any other order of the last transaction; empty for accounts, whose
     *     order is the chain's
     * @param lifo likewise under LIFO
     */
    public record Destination<P>(
            P place,
            TraceEnd end,
            Map<Policy, Amount> amounts,
            Bound bound,
            Optional<OrderRange> fifo,
            Optional<OrderRange> lifo) {
        public Destination {
            amounts = Map.copyOf(amounts);
        }

        /** What came there under a policy. */
        public Rational amount(Policy policy) {
            return Optional.ofNullable(amounts.get(policy))
                    .map(Amount::units)
                    .orElse(Rational.ZERO);
        }

        /** The largest amount under any policy of a list. */
        public Rational most(List<Policy> policies) {
            return policies.stream()
                    .map(this::amount)
                    .max(Rational::compareTo)
                    .orElse(Rational.ZERO);
        }

        /** The smallest. */
        public Rational least(List<Policy> policies) {
            return policies.stream()
                    .map(this::amount)
                    .min(Rational::compareTo)
                    .orElse(Rational.ZERO);
        }

        /** Whether the policies disagree on guilt: tainted under one, clean under another. */
        public boolean isDisputed(List<Policy> policies) {
            return least(policies).isZero() && !most(policies).isZero();
        }
    }

    /**
     * What came to a destination under one policy.
     *
     * @param units in base units
     * @param wentOn whether it did not end there under this policy: it is counted again further on
     */
    public record Amount(Rational units, boolean wentOn) {}
}
