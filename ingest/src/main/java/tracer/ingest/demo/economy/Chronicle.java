package tracer.ingest.demo.economy;

import java.util.List;
import tracer.ledger.TxId;

/** Is told everything that happens, as only the economy itself can know it. */
@FunctionalInterface
public interface Chronicle {
    /**
     * A transaction was put into a block.
     *
     * @param sender whose inputs it spends; several are joined by {@code |}
     * @param change outputs that return to the sender
     */
    void happened(TxId tx, String sender, Kind kind, int height, List<Integer> change);
}
