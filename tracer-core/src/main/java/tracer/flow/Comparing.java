package tracer.flow;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.flow.Comparison.Amount;
import tracer.flow.Comparison.Column;
import tracer.flow.Comparison.Destination;
import tracer.flow.Holding.Fate;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.OutPoint;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.LimitExceeded;

/** Follows outputs forward under every policy of outputs, each from end to end. Thread-safe. */
public final class Comparing {
    private final Tracing tracing;
    private final Exposing exposing;

    public Comparing(Tracing tracing, Exposing exposing) {
        this.tracing = tracing;
        this.exposing = exposing;
    }

    /** All that a comparison is made from, and what it is; the exposure holds all of the traces. */
    public record Compared(
            Comparison<Seed, OutPoint> comparison, List<Trace> traces, Exposure exposure) {
        public Compared {
            traces = List.copyOf(traces);
        }
    }

    /**
     * Asks the store as often as that many traces do.
     *
     * @throws tracer.problem.NotFound if a seed does not exist
     * @throws DataGap if one is not stored, or blocks arrived meanwhile
     * @throws LimitExceeded if it was cancelled
     */
    public Compared compare(
            List<Seed> seeds,
            Limits limits,
            StopRules stops,
            Progress progress,
            Cancellation cancellation) {
        if (limits.guards().time().isPresent()) {
            throw new BadInput(
                    "a comparison takes no budget of time: each policy would be cut somewhere else");
        }
        Exposure exposure =
                exposing.expose(
                        new ExposureRequest(seeds, Direction.FORWARD, limits, stops),
                        progress,
                        cancellation);
        List<Trace> traces = new ArrayList<>();
        for (Policy policy : Policy.ofOutputs(Direction.FORWARD)) {
            Trace trace =
                    tracing.trace(
                            new TraceRequest(seeds, Direction.FORWARD, policy, limits, stops),
                            progress,
                            cancellation);
            if (cancellation.isRequested()) {
                throw new LimitExceeded("cancelled before every policy had its answer");
            }
            if (!trace.asOf().equals(exposure.asOf())) {
                throw new DataGap("blocks arrived while policies were compared: ask again");
            }
            traces.add(trace);
        }
        Exposure joined = exposure.with(traces);
        return new Compared(new Table(traces, joined).comparison(), traces, joined);
    }

    /**
     * The most that can be at some outputs whatever the policy, as a comparison says it.
     *
     * @param exposure of the question, forward
     * @param traces of the same question under every policy
     * @param at the outputs, those that matter most first: where the work allowed is spent, the
     *     rest is not computed
     */
    public static Map<OutPoint, Bound> bounds(
            Exposure exposure, List<Trace> traces, List<OutPoint> at) {
        OutputNetwork network = new OutputNetwork(exposure.with(traces));
        Map<OutPoint, Bound> bounds = new LinkedHashMap<>();
        at.forEach(o -> bounds.put(o, network.bound(o)));
        return bounds;
    }

    /** Puts finished traces side by side. */
    private static final class Table {
        private final List<Trace> traces;
        private final Exposure exposure;
        private final OutputNetwork network;
        private final Map<OutPoint, TraceEnd> ends = new LinkedHashMap<>();
        private final Map<OutPoint, Map<Policy, Amount>> amounts = new HashMap<>();

        Table(List<Trace> traces, Exposure exposure) {
            this.traces = traces;
            this.exposure = exposure;
            this.network = new OutputNetwork(exposure);
            for (Trace trace : traces) {
                trace.holdings().forEach(h -> see(trace.request().policy(), h));
            }
        }

        private void see(Policy policy, Holding h) {
            boolean ended = h.fate() instanceof Fate.Ended;
            if (h.fate() instanceof Fate.Ended(TraceEnd end)) {
                ends.putIfAbsent(h.output(), end);
            }
            amounts.computeIfAbsent(h.output(), none -> new EnumMap<>(Policy.class))
                    .merge(
                            policy,
                            new Amount(h.traced(), !ended),
                            (a, b) ->
                                    new Amount(
                                            a.units().plus(b.units()), a.wentOn() || b.wentOn()));
        }

        Comparison<Seed, OutPoint> comparison() {
            Map<OutPoint, Rational> most = new HashMap<>();
            ends.keySet()
                    .forEach(o ->
                            most.put(
                                    o,
                                    requireNonNull(amounts.get(o)).values().stream()
                                            .map(Amount::units)
                                            .max(Rational::compareTo)
                                            .orElse(Rational.ZERO)));
            Orderings fifo = new Orderings(trace(Policy.FIFO));
            Orderings lifo = new Orderings(trace(Policy.LIFO));
            List<Destination<OutPoint>> destinations =
                    ends.keySet().stream()
                            .sorted(
                                    Comparator.<OutPoint, Rational>comparing(most::get)
                                            .reversed()
                                            .thenComparing(Comparator.naturalOrder()))
                            .map(o ->
                                    new Destination<>(
                                            o,
                                            requireNonNull(ends.get(o)),
                                            requireNonNull(amounts.get(o)),
                                            network.bound(o),
                                            Optional.of(fifo.of(o)),
                                            Optional.of(lifo.of(o))))
                            .toList();
            return new Comparison<>(
                    exposure.request().seeds(),
                    exposure.request().limits(),
                    exposure.request().stops(),
                    exposure.asOf(),
                    traces.stream().map(Table::column).toList(),
                    destinations,
                    (int)
                            exposure.leaves().stream()
                                    .filter(l -> !ends.containsKey(l.output()))
                                    .count());
        }

        private static Column column(Trace trace) {
            return new Column(
                    trace.request().policy(),
                    trace.balance().source(),
                    trace.balance().terms().stream()
                            .filter(s -> s.term() == Balance.Term.FEES)
                            .map(Balance.Sum::amount)
                            .findFirst()
                            .orElseThrow(),
                    trace.balance().closes(),
                    trace.isLimited());
        }

        private Trace trace(Policy policy) {
            return traces.stream()
                    .filter(t -> t.request().policy() == policy)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
