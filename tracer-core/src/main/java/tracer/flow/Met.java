package tracer.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Spender;
import tracer.ledger.TxId;

/**
 * The transactions that a walk has come to. Each says itself which outputs it spends, so that none
 * is read twice whichever way another strand comes to it. Mutable, not thread-safe.
 */
final class Met {
    private final Map<TxId, PlacedTransaction> byId = new HashMap<>();
    private final Map<OutPoint, Spender> spenders = new HashMap<>();

    void add(PlacedTransaction transaction) {
        if (byId.putIfAbsent(transaction.id(), transaction) == null) {
            List<OutPoint> spent = transaction.spent();
            for (int input = 0; input < spent.size(); input++) {
                spenders.put(spent.get(input), new Spender(transaction, input));
            }
        }
    }

    Optional<PlacedTransaction> transaction(TxId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The one among them that spends an output: no other can. */
    Optional<Spender> spender(OutPoint output) {
        return Optional.ofNullable(spenders.get(output));
    }
}
