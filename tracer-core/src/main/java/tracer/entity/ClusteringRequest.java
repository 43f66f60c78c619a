package tracer.entity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tracer.entity.Ruling.Verdict;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/**
 * How entities are to be computed.
 *
 * @param settings by which rules
 * @param rulings what analysts decided about single transactions, in the order in which they did
 * @param actors of scripts that are labelled as a service's: which, so that two of them are not
 *     joined without a question
 */
public record ClusteringRequest(
        EntitySettings settings, List<Ruling> rulings, Map<ScriptHash, String> actors) {
    /** With the default settings, nothing ruled on, no actors known. */
    public static final ClusteringRequest DEFAULT =
            new ClusteringRequest(EntitySettings.DEFAULT, List.of(), Map.of());

    public ClusteringRequest {
        rulings = List.copyOf(rulings);
        actors = Map.copyOf(actors);
    }

    /** The last verdict on each transaction. */
    Map<TxId, Verdict> verdicts() {
        Map<TxId, Verdict> last = new HashMap<>();
        rulings.forEach(r -> last.put(r.transaction(), r.verdict()));
        return last;
    }
}
