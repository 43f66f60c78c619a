package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What value of the seed could have come to, under poison: a set, without amounts and without a
 * balance, since poison makes value out of nothing. It says who cannot be ruled out.
 *
 * @param truncated whether a limit of the question cut something off
 * @param reproducible whether asking again gives the same; not if the clock or a cancellation cut
 *     something off
 * @param outputs in the set, the seed first, by hop, then outpoint
 * @param transactions that they went through, by id, in chain order forward, in reverse backward
 * @param notFollowed outputs where a limit or missing data cut the set off
 * @param notes what the answer is and is not
 */
public record ExposureDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        boolean reproducible,
        String title,
        TraceDocument.Question question,
        List<ExposedOutput> outputs,
        List<String> transactions,
        List<CutOff> notFollowed,
        List<String> notes)
        implements Document {
    public ExposureDocument {
        outputs = List.copyOf(outputs);
        transactions = List.copyOf(transactions);
        notFollowed = List.copyOf(notFollowed);
        notes = List.copyOf(notes);
    }

    /**
     * An output in the set.
     *
     * @param hop spends between it and the seed
     * @param evidence {@code fact} or {@code claimed}: of the payment; that the seed's value is in
     *     it is only possible
     * @param created place of the transaction that pays it; absent if that is not stored
     * @param spentIn the transaction that spends it, if one is stored
     * @param through the transaction that it went on through; absent at an end
     * @param end why it ended here
     */
    public record ExposedOutput(
            String output,
            int hop,
            Party party,
            String evidence,
            Optional<BlockNote> created,
            Optional<String> spentIn,
            Optional<String> through,
            Optional<TraceDocument.End> end) {}

    /** An end that could be followed further. */
    public record CutOff(String output, String kind, String reason) {}
}
