package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How an entity came to be what it is, and under which names its parts went.
 *
 * @param entity its id now
 * @param members how many scripts it has now
 * @param since only what came after this height is listed
 * @param joinings in order, at most five hundred
 */
public record EntityHistoryDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        String entity,
        int members,
        int since,
        List<Joining> joinings,
        String settings,
        String sentence)
        implements Document {
    public EntityHistoryDocument {
        joinings = List.copyOf(joinings);
    }

    /**
     * Parts that one transaction's evidence made one.
     *
     * @param joinsEntities whether two of them had several scripts
     * @param sudden whether it at least doubled the largest part, by a hundred scripts or more
     * @param parts largest first; at most twenty
     */
    public record Joining(
            int height,
            String txid,
            boolean joinsEntities,
            boolean sudden,
            List<Part> parts,
            Part after) {
        public Joining {
            parts = List.copyOf(parts);
        }
    }

    /** A part by the name that it had then. */
    public record Part(String id, int members) {}
}
