package tracer.inquiry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tracer.flow.Holding.Fate;
import tracer.flow.RewardPart;
import tracer.flow.TraceEnd;
import tracer.inquiry.TraceDocument.End;
import tracer.inquiry.TraceDocument.NotFollowed;
import tracer.inquiry.TraceDocument.RunNote;
import tracer.ledger.TxId;

/**
 * Part of a block's reward that a trace came to, where fees are followed into coinbases.
 *
 * @param where how it is cited: transaction and kind, {@code TXID:fee}
 * @param kind {@code fee}, {@code subsidy} or {@code unclaimed}
 * @param txid the transaction that pays the fee; of the others the coinbase
 * @param hop as of a holding
 * @param traced how much of it is traced, by convention of the policy
 * @param runs under FIFO and LIFO, which of its satoshis; otherwise empty
 * @param through the transaction that the trace went on through; absent at an end
 * @param end why it ended here; absent where it went on
 */
public record RewardNote(
        String where,
        String kind,
        String txid,
        int hop,
        BlockNote block,
        Amount traced,
        List<RunNote> runs,
        Optional<String> through,
        Optional<End> end) {
    public RewardNote {
        runs = List.copyOf(runs);
    }

    static RewardNote of(RewardPart part, TraceWording wording) {
        return new RewardNote(
                part.where(),
                part.kind().name().toLowerCase(Locale.ROOT),
                part.of().toString(),
                part.hop(),
                BlockNote.of(part.place()),
                Amount.of(part.traced()),
                RunNote.of(part.runs()),
                part.fate() instanceof Fate.Followed(TxId through)
                        ? Optional.of(through.toString())
                        : Optional.empty(),
                part.fate() instanceof Fate.Ended(TraceEnd end)
                        ? Optional.of(end(part.kind(), end, wording))
                        : Optional.empty());
    }

    /** What was not claimed is nobody's: more than that nobody can spend it. */
    private static End end(RewardPart.Kind kind, TraceEnd end, TraceWording wording) {
        End plain = wording.end(end);
        return kind == RewardPart.Kind.UNCLAIMED
                ? new End(
                        plain.kind(),
                        "lost: the miner did not claim it",
                        plain.evidence(),
                        plain.labels(),
                        plain.limit())
                : plain;
    }

    Optional<NotFollowed> notFollowed() {
        return end.filter(End::isCut)
                .map(e -> new NotFollowed(where, traced, e.kind(), e.sentence()));
    }
}
