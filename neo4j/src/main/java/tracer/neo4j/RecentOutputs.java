package tracer.neo4j;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;

/**
 * Outputs stored lately and not spent since, so that most inputs resolve without a question to the
 * database. Bounded to {@value #LIMIT} outputs, about 300 bytes each; the oldest leave first.
 *
 * <p>True for one revision of the store only: whoever asks says which one, and what another writer
 * changed in between empties it.
 */
final class RecentOutputs {
    private static final int LIMIT = 300_000;

    private final Map<OutPoint, Output> outputs =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<OutPoint, Output> eldest) {
                    return size() > LIMIT;
                }
            };

    private long revision = -1;

    /** Forgets everything unless it is true for this revision. */
    void expect(long current) {
        if (revision != current) {
            forget();
        }
    }

    /** An output that is stored and not spent, if it is remembered. */
    Optional<Output> find(OutPoint output) {
        return Optional.ofNullable(outputs.get(output));
    }

    /** Takes in what a committed change made. */
    void advance(long newRevision, Map<OutPoint, Output> created, Iterable<OutPoint> spent) {
        revision = newRevision;
        outputs.putAll(created);
        spent.forEach(outputs::remove);
    }

    void forget() {
        revision = -1;
        outputs.clear();
    }
}
