package tracer.inquiry;

import java.util.List;
import java.util.Optional;

/**
 * Who stands behind an output, as far as anything says so.
 *
 * @param scriptClass such as {@code p2wpkh}
 * @param scriptHash SHA-256 of the script: its identity
 * @param address the text that people use for it; absent for scripts without one
 * @param labels what others say of this script
 * @param conflict that these labels name different parties, and which; none is preferred
 * @param entity the entity that it is believed to belong to
 */
public record Party(
        String scriptClass,
        String scriptHash,
        Optional<String> address,
        List<LabelNote> labels,
        Optional<String> conflict,
        Optional<EntityNote> entity) {
    public Party {
        labels = List.copyOf(labels);
    }

    /**
     * Somebody's statement.
     *
     * @param source who says so
     * @param evidence {@code label}; {@code inference} where it stands on another address of the
     *     same entity
     * @param confidence how sure the source is, by the ground that it has; {@code unknown} where it
     *     does not say
     * @param confidenceLevel 0 to 100, orders grounds among themselves; not a probability
     * @param author who wrote it down, if that is another than the source
     * @param asserted the day on which the statement was made or last confirmed
     * @param chain of the address; absent where the source does not say which EVM chain it means
     * @param list the sanctions list, if it is a sanction and its source says which
     * @param validFrom the day on which it began to hold; of a sanction, of listing
     * @param validUntil the day on which it ceased to; of a sanction, of delisting
     * @param withdrawn the day of the first edition of its source known not to say it any more
     * @param actor id of whom it names in an actor pack, if its source gives one
     * @param inForce at the time of the transaction looked at: {@code in-force}, {@code
     *     not-in-force} or {@code unknown}; absent if there is no such time or it has no dates
     * @param sentence all of it for a reader
     */
    public record LabelNote(
            String name,
            String category,
            String source,
            String evidence,
            String confidence,
            int confidenceLevel,
            Optional<String> author,
            Optional<String> asserted,
            Optional<String> chain,
            Optional<String> list,
            Optional<String> validFrom,
            Optional<String> validUntil,
            Optional<String> withdrawn,
            Optional<String> actor,
            Optional<String> inForce,
            String sentence) {}

    /**
     * An entity by name and size.
     *
     * @param evidence always {@code inference}
     */
    public record EntityNote(String id, int members, String evidence) {}
}
