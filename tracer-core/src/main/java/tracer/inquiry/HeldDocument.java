package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What joins nothing until somebody rules on it, and all rulings.
 *
 * @param held in order, at most five hundred
 * @param rulings all, in the order in which they were made; of several on one transaction the last
 *     counts
 * @param settings by which entities were computed
 */
public record HeldDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        List<Held> held,
        List<RulingRow> rulings,
        String settings,
        String sentence)
        implements Document {
    public HeldDocument {
        held = List.copyOf(held);
        rulings = List.copyOf(rulings);
    }

    /** A transaction whose evidence would join entities. */
    public record Held(String txid, int height, String reason, List<Part> parts) {
        public Held {
            parts = List.copyOf(parts);
        }
    }

    /** One script of an entity, by address or hash, and the entity's size then. */
    public record Part(String script, int members) {}

    /** What an analyst decided: a user's statement. */
    public record RulingRow(String txid, String verdict, String by, String at, String why) {}
}
