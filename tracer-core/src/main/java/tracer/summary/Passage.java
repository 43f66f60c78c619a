package tracer.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tracer.flow.Direction;
import tracer.flow.Holding;
import tracer.flow.Holding.Fate;
import tracer.flow.Rational;
import tracer.flow.RewardPart;
import tracer.flow.Step;
import tracer.flow.Trace;
import tracer.ledger.OutPoint;
import tracer.ledger.TxId;

/**
 * A step of a trace with the holdings by which value enters and leaves it.
 *
 * @param entering forward the inputs that carry traced value, backward the outputs
 * @param leaving the other way round; without the fee
 * @param rewards of a coinbase: the parts of the reward by which value leaves it, backward the
 *     subsidy and fees, forward what was not claimed
 */
record Passage(Step step, List<Holding> entering, List<Holding> leaving, List<RewardPart> rewards) {
    Passage {
        entering = List.copyOf(entering);
        leaving = List.copyOf(leaving);
        rewards = List.copyOf(rewards);
    }

    TxId id() {
        return step.transaction().id();
    }

    /** What goes on. */
    List<Holding> onward() {
        return leaving.stream().filter(h -> h.fate() instanceof Fate.Followed).toList();
    }

    Rational passedOn() {
        return Rational.sum(onward().stream().map(Holding::traced).toList());
    }

    /** What ends with this step: at its outputs, or as its fee. */
    Rational ended() {
        List<Rational> ended = new ArrayList<>();
        ended.add(step.tracedFee());
        leaving.stream()
                .filter(h -> h.fate() instanceof Fate.Ended)
                .map(Holding::traced)
                .forEach(ended::add);
        return Rational.sum(ended);
    }

    /** What came to outputs that are seeds themselves, and counts towards them. */
    Rational cameToSeeds() {
        return step.tracedIn()
                .minus(passedOn())
                .minus(ended())
                .minus(Rational.sum(rewards.stream().map(RewardPart::traced).toList()));
    }

    /** Every step of a trace, in its order. */
    static List<Passage> of(Trace trace) {
        Map<TxId, List<Holding>> entering = new HashMap<>();
        for (Holding h : trace.holdings()) {
            if (h.fate() instanceof Fate.Followed(TxId through)) {
                entering.computeIfAbsent(through, t -> new ArrayList<>()).add(h);
            }
        }
        Map<TxId, List<Holding>> leaving = leaving(trace);
        return trace.steps().stream()
                .map(s -> {
                    TxId id = s.transaction().id();
                    return new Passage(
                            s,
                            entering.getOrDefault(id, List.of()),
                            leaving.getOrDefault(id, List.of()),
                            s.transaction().transaction().isCoinbase()
                                    ? rewards(trace, s)
                                    : List.of());
                })
                .toList();
    }

    private static List<RewardPart> rewards(Trace trace, Step coinbase) {
        boolean forward = trace.request().direction() == Direction.FORWARD;
        int height = coinbase.transaction().place().height();
        return trace.rewards().stream()
                .filter(r -> r.place().height() == height)
                .filter(r -> !forward || r.kind() == RewardPart.Kind.UNCLAIMED)
                .toList();
    }

    private static Map<TxId, List<Holding>> leaving(Trace trace) {
        Map<OutPoint, TxId> spentBy = new HashMap<>();
        if (trace.request().direction() == Direction.BACKWARD) {
            trace.steps()
                    .forEach(s ->
                            s.transaction()
                                    .spent()
                                    .forEach(o -> spentBy.put(o, s.transaction().id())));
        }
        Map<TxId, List<Holding>> leaving = new HashMap<>();
        for (Holding h : trace.holdings()) {
            TxId from =
                    switch (trace.request().direction()) {
                        case FORWARD -> h.output().tx();
                        case BACKWARD -> spentBy.get(h.output());
                    };
            if (h.hop() > 0 && from != null) {
                leaving.computeIfAbsent(from, t -> new ArrayList<>()).add(h);
            }
        }
        return leaving;
    }
}
