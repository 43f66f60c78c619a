package tracer.flow;

import java.util.List;
import java.util.Optional;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.TxId;

/**
 * An output that the trace came to, with the part of its value that is traced and what became of
 * it. Between the transaction that made it and the one that spends it, it is what a line in the
 * drawing stands for.
 *
 * @param output which output
 * @param content its value and script
 * @param claimed whether value and script are only a node's claim
 * @param created where the transaction that pays it stands; empty if that is not stored
 * @param spentIn the transaction that spends it, if one is stored; not looked up where the trace
 *     ended at a service
 * @param traced how much of its value is traced, by convention of the policy, in satoshis
 * @param runs under FIFO, which satoshis; under the other policies empty
 * @param hop how many spends lie between it and the seed, along the shortest way
 * @param fate where the trace went from here
 */
public record Holding(
        OutPoint output,
        Output content,
        boolean claimed,
        Optional<Place> created,
        Optional<TxId> spentIn,
        Rational traced,
        List<Run> runs,
        int hop,
        Fate fate) {
    public Holding {
        runs = List.copyOf(runs);
    }

    /** What the trace did at a holding. */
    public sealed interface Fate {
        /** Went on through this transaction: forward the spending one, backward the paying one. */
        record Followed(TxId through) implements Fate {}

        /** Ended here. */
        record Ended(TraceEnd end) implements Fate {}
    }
}
