package tracer.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.ledger.ChainTip;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.TxId;

/**
 * The answer under <em>poison</em>: every output that value of the seed could have come to, were
 * all that leaves a transaction tainted as soon as anything that enters it is. That rule makes
 * value out of nothing, so an exposure has no amounts of traced value, nothing in it can be summed
 * and it has no balance. It says who cannot be ruled out, never how much anybody got.
 *
 * @param asOf the block up to which it is true
 * @param outputs in order of hop, then outpoint; the seed is the first
 * @param transactions that they went through: in chain order forward, in reverse backward
 */
public record Exposure(
        ExposureRequest request,
        ChainTip asOf,
        List<Exposed> outputs,
        List<PlacedTransaction> transactions) {
    /** What stands in the place of a policy's name. */
    public static final String ID = "poison";

    /** Of the rule. */
    public static final int VERSION = 1;

    public Exposure {
        outputs = List.copyOf(outputs);
        transactions = List.copyOf(transactions);
    }

    /** The outputs where it ended. */
    public List<Exposed> leaves() {
        return outputs.stream().filter(o -> o.fate() instanceof Holding.Fate.Ended).toList();
    }

    /**
     * With all that traces of the same seed came to. A budget of transactions, spent on every way,
     * can end earlier on one of them than a trace that goes that way alone.
     */
    Exposure with(List<Trace> traces) {
        Map<OutPoint, Exposed> all = new LinkedHashMap<>();
        Map<TxId, PlacedTransaction> crossed = new LinkedHashMap<>();
        List<Exposed> lost = new ArrayList<>();
        outputs.forEach(o -> {
            if (all.putIfAbsent(o.output(), o) != null) {
                lost.add(o);
            }
        });
        transactions.forEach(t -> crossed.put(t.id(), t));
        for (Trace trace : traces) {
            for (Holding h : trace.holdings()) {
                if (!all.containsKey(h.output()) || h.fate() instanceof Holding.Fate.Followed) {
                    all.put(h.output(), Exposed.of(h));
                }
            }
            trace.steps().forEach(s -> crossed.put(s.transaction().id(), s.transaction()));
        }
        List<Exposed> joined = new ArrayList<>(all.values());
        joined.addAll(Math.min(1, joined.size()), lost);
        return new Exposure(request, asOf, joined, List.copyOf(crossed.values()));
    }

    /** Whether a limit of the request cut something off: the set is partial. */
    public boolean isLimited() {
        return outputs.stream()
                .anyMatch(
                        o -> o.fate() instanceof Holding.Fate.Ended(TraceEnd end) && end.isLimit());
    }

    /** Whether the clock or a cancellation cut nothing off: then asking again gives the same. */
    public boolean isReproducible() {
        return outputs.stream()
                .noneMatch(h ->
                        h.fate() instanceof Holding.Fate.Ended(TraceEnd end) && end.isByChance());
    }

    /**
     * An output in the set.
     *
     * @param content its value and script: facts about the output, not about the seed's value
     * @param claimed whether value and script are only a node's claim
     * @param created where the transaction that pays it stands; empty if that is not stored
     * @param spentIn the transaction that spends it, if one is stored and was looked up
     * @param hop how many spends lie between it and the seed, along the shortest way
     * @param fate where it went on to, or why it ended
     */
    public record Exposed(
            OutPoint output,
            Output content,
            boolean claimed,
            Optional<Place> created,
            Optional<TxId> spentIn,
            int hop,
            Holding.Fate fate) {
        static Exposed of(Holding h) {
            return new Exposed(
                    h.output(),
                    h.content(),
                    h.claimed(),
                    h.created(),
                    h.spentIn(),
                    h.hop(),
                    h.fate());
        }
    }
}
