package tracer.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import tracer.entity.Evidence;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/** Evidence by transaction and by script. Guarded by its owner's lock. */
final class EvidenceRecords {
    private final Map<TxId, List<Evidence>> byTransaction = new HashMap<>();
    private final Map<ScriptHash, NavigableMap<Evidence, Boolean>> bySmaller = new HashMap<>();

    /** Replaces what a transaction says. */
    void replace(TxId transaction, List<Evidence> evidence, Undo undo) {
        for (Evidence e : of(transaction)) {
            undo.removeFrom(bySmaller, e.a(), e);
        }
        if (evidence.isEmpty()) {
            undo.remove(byTransaction, transaction);
            return;
        }
        undo.put(byTransaction, transaction, evidence.stream().sorted().toList());
        for (Evidence e : evidence) {
            undo.putInto(bySmaller, e.a(), e, true);
        }
    }

    void putAll(EvidenceRecords others) {
        byTransaction.putAll(others.byTransaction);
        bySmaller.putAll(others.bySmaller);
    }

    /** In order. */
    List<Evidence> of(TxId transaction) {
        return byTransaction.getOrDefault(transaction, List.of());
    }

    /** In order. */
    void forEach(Consumer<Evidence> consumer) {
        byTransaction.values().stream().flatMap(List::stream).sorted().forEach(consumer);
    }

    /** Edges of which both ends are among the scripts. */
    List<Evidence> among(Collection<ScriptHash> scripts) {
        List<Evidence> found = new ArrayList<>();
        for (ScriptHash script : scripts) {
            bySmaller.getOrDefault(script, new TreeMap<>()).keySet().stream()
                    .filter(e -> scripts.contains(e.b()))
                    .forEach(found::add);
        }
        return found;
    }
}
