package tracer.mixing;

import java.util.List;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.TxId;

/**
 * A transaction as detectors see it, with what it spends.
 *
 * @param spent in input order
 */
public record ShapedSpend(TxId id, SpendShape shape, List<OutPoint> spent) {
    public ShapedSpend {
        spent = List.copyOf(spent);
        if (spent.size() != shape.inputs()) {
            throw new IllegalArgumentException(
                    "%s has %d inputs, not %d".formatted(id, shape.inputs(), spent.size()));
        }
    }

    public static ShapedSpend of(PlacedTransaction t, Setting setting) {
        return new ShapedSpend(t.id(), SpendShape.of(t, setting), t.spent());
    }
}
