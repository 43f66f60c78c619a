package tracer.flow;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tracer.flow.Holding.Fate;
import tracer.flow.Taint.Runs;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.TxId;

/** What any other order of its last transaction would give an output, from a finished trace. */
final class Orderings {
    private final Map<TxId, PlacedTransaction> crossed = new HashMap<>();
    private final Map<TxId, SortedMap<Integer, Runs>> entering = new HashMap<>();
    private final Map<OutPoint, Seed> seeds = new HashMap<>();
    private final Map<OutPoint, BigInteger> traced = new HashMap<>();
    private final Policy policy;

    /**
     * @param trace under FIFO or LIFO
     */
    Orderings(Trace trace) {
        this.policy = trace.request().policy();
        trace.request().seeds().forEach(s -> seeds.put(s.output(), s));
        trace.steps().forEach(s -> crossed.put(s.transaction().id(), s.transaction()));
        for (Holding h : trace.holdings()) {
            traced.merge(h.output(), h.traced().numerator(), BigInteger::add);
            if (h.fate() instanceof Fate.Followed(TxId through)) {
                entering.computeIfAbsent(through, none -> new TreeMap<>())
                        .put(
                                requireNonNull(crossed.get(through)).spent().indexOf(h.output()),
                                new Runs(h.runs()));
            }
        }
    }

    OrderRange of(OutPoint output) {
        PlacedTransaction last = crossed.get(output.tx());
        if (last == null) {
            return OrderRange.exactly(traced.getOrDefault(output, BigInteger.ZERO));
        }
        OrderRange arriving = arriving(last, output);
        Seed seed = seeds.get(output);
        return seed == null
                ? arriving
                : joined(
                        seed,
                        Slots.value(last.transaction().outputs().get(output.index())),
                        arriving);
    }

    private OrderRange arriving(PlacedTransaction last, OutPoint output) {
        List<BigInteger> slots = Slots.outputsAndFee(last);
        return new Orders(
                        Slots.inputs(last),
                        requireNonNull(entering.get(last.id())),
                        slots.subList(0, slots.size() - 1),
                        policy == Policy.LIFO)
                .of(output.index());
    }

    /**
     * A seed that another seed's value comes to has the units of both, none twice: at least the
     * more of the two, at most both together.
     */
    private static OrderRange joined(Seed seed, BigInteger value, OrderRange arriving) {
        Rational own = seed.portion().of(value);
        BigInteger units = own.numerator().divide(own.denominator());
        return units.equals(value)
                ? OrderRange.exactly(value)
                : new OrderRange(
                        units.max(arriving.least()), value.min(units.add(arriving.most())), false);
    }
}
