package tracer.entity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tracer.entity.EntityStore.FirstPayment;
import tracer.ledger.ScriptHash;

/** When scripts were first paid, asked for in portions that a store answers well. */
final class FirstPayments {
    private static final int BATCH = 5_000;

    private FirstPayments() {}

    /** Scripts never paid are absent. */
    static Map<ScriptHash, FirstPayment> of(EntityStore store, List<ScriptHash> scripts) {
        Map<ScriptHash, FirstPayment> paid = new HashMap<>();
        for (int from = 0; from < scripts.size(); from += BATCH) {
            paid.putAll(
                    store.firstPayments(
                            scripts.subList(from, Math.min(from + BATCH, scripts.size()))));
        }
        return paid;
    }
}
