package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Ways on which value could have travelled between two sides, on outputs. A path does not say how
 * much of it did.
 *
 * @param truncated whether a limit, a stop rule or missing data cut something off, so that there
 *     may be a path beyond, or a better one
 * @param reproducible whether asking again gives the same; not if the clock cut something off
 * @param from where paths begin: addresses, {@code entity:ID}, {@code category:exchange}
 * @param to likewise, where they end
 * @param best by what they are ranked: {@code fewest}, {@code widest} or {@code earliest}
 * @param count how many were asked for
 * @param within all limits in words
 * @param avoid what beside the stop rules no path leads through, as it was given
 * @param outcome {@code found}; {@code none}: not within the limits; {@code not-indexed}: not in
 *     what is stored, but data is missing; {@code budget-spent}: gave up before all was looked at
 * @param sentence the outcome for a reader
 * @param explored how many transactions were looked at
 * @param cuts what was not followed, counted by reason
 * @param paths in order; two are different if they go through different transactions
 */
public record PathDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        boolean reproducible,
        List<String> from,
        List<String> to,
        String best,
        int count,
        LimitsNote limits,
        StopsNote stops,
        List<String> avoid,
        String within,
        String outcome,
        String sentence,
        int explored,
        List<CutNote> cuts,
        List<PathNote> paths)
        implements Document {
    public PathDocument {
        from = List.copyOf(from);
        to = List.copyOf(to);
        avoid = List.copyOf(avoid);
        cuts = List.copyOf(cuts);
        paths = List.copyOf(paths);
    }

    /**
     * Why steps were not followed.
     *
     * @param reason {@code hops}, {@code least}, {@code height}, {@code time}, {@code party},
     *     {@code named}, {@code collaborative}, {@code hub}, {@code entity}, {@code clock} or
     *     {@code unknown}
     */
    public record CutNote(String reason, int count, String sentence) {}

    /**
     * A path.
     *
     * @param hops how many transactions
     * @param least what its smallest output carries: no more can have gone all the way
     * @param stops the outputs on the way; the transaction of each spends the one before
     */
    public record PathNote(int hops, Amount least, List<PathStop> stops) {
        public PathNote {
            stops = List.copyOf(stops);
        }
    }

    /** An output on the path; {@code evidence} is {@code fact}. */
    public record PathStop(
            String output, Amount amount, Party party, BlockNote block, String evidence) {}
}
