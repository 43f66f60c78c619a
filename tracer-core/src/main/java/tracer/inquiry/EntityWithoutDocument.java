package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an entity would be without some of its evidence; nothing is changed by asking.
 *
 * @param entity its id
 * @param members how many scripts it has
 * @param leftOut transactions and rules whose evidence is not counted, in words
 * @param edgesLeftOut how many edges that are, of {@code edges}
 * @param parts what it falls into, largest first, at most a hundred
 * @param totalParts how many there are; 1 if it stays whole
 */
public record EntityWithoutDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        String entity,
        int members,
        List<String> leftOut,
        int edgesLeftOut,
        int edges,
        List<Part> parts,
        int totalParts,
        String settings,
        String sentence)
        implements Document {
    public EntityWithoutDocument {
        leftOut = List.copyOf(leftOut);
        parts = List.copyOf(parts);
    }

    /** Scripts that would stay together; at most twenty are named, by address or hash. */
    public record Part(int members, List<String> scripts) {
        public Part {
            scripts = List.copyOf(scripts);
        }
    }
}
