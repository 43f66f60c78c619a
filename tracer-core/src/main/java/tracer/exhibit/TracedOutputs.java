package tracer.exhibit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tracer.exhibit.Edge.PolicyNote;
import tracer.exhibit.Edge.Traced;
import tracer.flow.Direction;
import tracer.flow.Holding;
import tracer.flow.Step;
import tracer.flow.Trace;
import tracer.flow.TraceEnd;
import tracer.inquiry.TraceDocument.End;
import tracer.inquiry.TraceWording;
import tracer.ledger.Asset;
import tracer.ledger.OutPoint;
import tracer.ledger.Place;
import tracer.ledger.TxId;

/**
 * What a trace says of outputs and transactions. A traced amount stands on the edge by which the
 * trace came to the output, the seed's on its payment; if the trace went on, it stands on the other
 * edge too. So an end is on one edge only, and the ends and fees add up to the source.
 */
final class TracedOutputs {
    private final boolean forward;
    private final PolicyNote policy;
    private final Asset asset;
    private final TraceWording wording;
    private final Set<OutPoint> seeds = new HashSet<>();
    private final Map<OutPoint, Holding> holdings = new HashMap<>();
    private final Map<Lost, Holding> lost = new HashMap<>();
    private final Map<TxId, Step> steps = new HashMap<>();
    private final Set<Holding> drawn = new HashSet<>();

    /** An output that was overwritten, by where its transaction stood before (BIP 30). */
    private record Lost(OutPoint output, int height) {}

    TracedOutputs(Trace trace, Asset asset) {
        this.forward = trace.request().direction() == Direction.FORWARD;
        this.policy =
                new PolicyNote(trace.request().policy().id(), trace.request().policy().version());
        this.asset = asset;
        this.wording = new TraceWording(trace.request().direction(), trace.request().limits());
        trace.request().seeds().forEach(s -> seeds.add(s.output()));
        for (Holding h : trace.holdings()) {
            if (h.fate() instanceof Holding.Fate.Ended(TraceEnd.Overwritten by)) {
                lost.put(new Lost(h.output(), h.created().map(Place::height).orElse(-1)), h);
            } else {
                holdings.put(h.output(), h);
            }
        }
        trace.steps().forEach(s -> steps.put(s.transaction().id(), s));
    }

    Optional<Node.Passage> passage(TxId transaction) {
        return Optional.ofNullable(steps.get(transaction))
                .map(s ->
                        new Node.Passage(
                                s.hop(),
                                new Quantity(s.tracedIn(), asset),
                                new Quantity(s.tracedFee(), asset)));
    }

    /** On the payment of an output. */
    Optional<Traced> paid(OutPoint output, TxId by) {
        return traced(held(output), by, forward || seeds.contains(output));
    }

    /** On the payment of an output that was overwritten. */
    Optional<Traced> paidInVain(OutPoint output, int height) {
        return traced(Optional.ofNullable(lost.get(new Lost(output, height))), output.tx(), true);
    }

    /** On the spend of an output. */
    Optional<Traced> spent(OutPoint output, TxId by) {
        return traced(held(output), by, !forward && !seeds.contains(output));
    }

    private Optional<Traced> traced(Optional<Holding> holding, TxId at, boolean cameThisWay) {
        return holding.filter(h -> cameThisWay || wentThrough(h, at)).map(this::traced);
    }

    private Traced traced(Holding h) {
        drawn.add(h);
        Optional<End> end =
                h.fate() instanceof Holding.Fate.Ended(TraceEnd e)
                        ? Optional.of(wording.end(e))
                        : Optional.empty();
        return new Traced(new Quantity(h.traced(), asset), policy, h.runs(), h.hop(), end);
    }

    private Optional<Holding> held(OutPoint output) {
        return Optional.ofNullable(holdings.get(output));
    }

    private static boolean wentThrough(Holding h, TxId transaction) {
        return h.fate() instanceof Holding.Fate.Followed(TxId through)
                && through.equals(transaction);
    }

    /**
     * @throws IllegalStateException if the trace came to an output that is on no edge, which is a
     *     defect of ours
     */
    void requireAllDrawn() {
        List<OutPoint> missing =
                Stream.concat(holdings.values().stream(), lost.values().stream())
                        .filter(h -> !drawn.contains(h))
                        .map(Holding::output)
                        .sorted()
                        .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "the graph lost %d outputs of its trace, the first %s: please report this defect"
                            .formatted(missing.size(), missing.getFirst()));
        }
    }
}
