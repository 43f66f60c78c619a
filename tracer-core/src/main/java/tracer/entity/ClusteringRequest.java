package tracer.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tracer.entity.Ruling.Verdict;
import tracer.ledger.Hash32;
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

    /** A digest of the rulings that count and of the actors: what else than evidence decides. */
    public String basis() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(verdicts())
                .forEach((t, v) -> text.append(t).append(' ').append(v.id()).append('\n'));
        new TreeMap<>(actors)
                .forEach((s, actor) -> text.append(s).append(' ').append(actor).append('\n'));
        return Hash32.ofBytes(sha256(text.toString().getBytes(StandardCharsets.UTF_8))).toString();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    /** The last verdict on each transaction. */
    Map<TxId, Verdict> verdicts() {
        Map<TxId, Verdict> last = new HashMap<>();
        rulings.forEach(r -> last.put(r.transaction(), r.verdict()));
        return last;
    }
}
