package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Ways on which value could have travelled between accounts, transfer by transfer through their
 * balances. A path does not say how much of it did, and that it is the same value is nobody's
 * knowledge: balances mix what comes into them. The fields are as in {@link PathDocument}.
 *
 * @param explored how many transfers were looked at
 * @param paths in order; two are different if they go by different transfers
 * @param notes what the answer rests on and lacks
 */
public record AccountPathDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        String chain,
        AssetNote asset,
        List<String> from,
        List<String> to,
        String best,
        int count,
        AccountPathLimits limits,
        List<String> stops,
        List<String> avoid,
        String within,
        String outcome,
        String sentence,
        int explored,
        List<PathDocument.CutNote> cuts,
        List<AccountPathNote> paths,
        List<String> notes)
        implements Document {
    public AccountPathDocument {
        from = List.copyOf(from);
        to = List.copyOf(to);
        stops = List.copyOf(stops);
        avoid = List.copyOf(avoid);
        cuts = List.copyOf(cuts);
        paths = List.copyOf(paths);
        notes = List.copyOf(notes);
    }

    /**
     * The limits that the answer was found under; an absent one did not apply.
     *
     * @param maxTransfers an address with more is a hub, through which no path leads
     * @param time budget of time
     */
    public record AccountPathLimits(
            OptionalInt hops,
            Optional<AssetAmount> least,
            OptionalInt fromHeight,
            OptionalInt toHeight,
            Optional<String> from,
            Optional<String> to,
            int transfers,
            OptionalInt maxTransfers,
            Optional<String> time) {}

    /**
     * A path.
     *
     * @param hops how many transfers
     * @param least what its smallest transfer or balance carries: no more can have gone all the way
     */
    public record AccountPathNote(int hops, AssetAmount least, List<PathHop> steps) {
        public AccountPathNote {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A transfer on the path.
     *
     * @param kept the least that its receiver held until the next transfer; absent at the last, and
     *     where nobody knows
     * @param keptSays the same for a reader
     */
    public record PathHop(TransferNote transfer, Optional<AssetAmount> kept, String keptSays) {}
}
