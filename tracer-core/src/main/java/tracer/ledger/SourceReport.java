package tracer.ledger;

import java.util.List;

/**
 * What a source has read. Nothing is left out silently: every record is kept or stands among the
 * skipped.
 *
 * @param bytes read
 * @param blocks records recognised as blocks
 * @param skipped what was passed over, by reason, with how many and an example of where
 * @param notes things to know that are no error, such as a record not yet fully written
 */
public record SourceReport(long bytes, long blocks, List<Skipped> skipped, List<String> notes) {
    public SourceReport {
        skipped = List.copyOf(skipped);
        notes = List.copyOf(notes);
    }

    /**
     * Records passed over for one reason.
     *
     * @param reason such as {@code stale}: not on the branch with the most work
     */
    public record Skipped(String reason, long count, String example) {}
}
