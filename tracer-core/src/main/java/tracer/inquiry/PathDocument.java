package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether value could have travelled from one address to another. A path does not say how much of
 * it did.
 *
 * @param outcome {@code found}; {@code none}: not within the limits; {@code not-indexed}: not in
 *     what is stored, but data is missing; {@code budget-spent}: gave up before there was an answer
 * @param sentence the outcome for a reader
 * @param explored how many transactions were looked at
 * @param limited whether a limit or stop rule cut something off, so that there may be one beyond
 * @param stops the outputs on the way; the transaction of each spends the one before
 */
public record PathDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        String from,
        String to,
        LimitsNote limits,
        StopsNote avoid,
        String outcome,
        String sentence,
        int explored,
        boolean limited,
        List<PathStop> stops)
        implements Document {
    public PathDocument {
        stops = List.copyOf(stops);
    }

    /** An output on the path; {@code evidence} is {@code fact}. */
    public record PathStop(
            String output, Amount amount, Party party, BlockNote block, String evidence) {}
}
