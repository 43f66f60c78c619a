package tracer.exhibit;

import java.util.List;
import java.util.stream.Collectors;
import tracer.flow.Extent;
import tracer.ledger.ChainTip;
import tracer.ledger.HeightRange;
import tracer.ledger.LedgerSource;
import tracer.ledger.PlacedTransaction;
import tracer.problem.DataGap;
import tracer.problem.NotFound;
import tracer.problem.TracerProblem;

/** Up to where a selection is true, and what of it is not there. */
record SelectionExtent(Extent extent) {
    private static final int SHOWN = 10;

    static SelectionExtent of(LedgerSource ledger) {
        return new SelectionExtent(Extent.of(ledger));
    }

    ChainTip tip() {
        return extent.tip();
    }

    boolean reaches(PlacedTransaction transaction) {
        return extent.reaches(transaction);
    }

    /** Says which things of a selection are not there, and whether they may exist all the same. */
    TracerProblem unknown(List<String> missing) {
        String which =
                "%d of the selection %s not stored: %s%s"
                        .formatted(
                                missing.size(),
                                missing.size() == 1 ? "is" : "are",
                                String.join(
                                        ", ", missing.subList(0, Math.min(SHOWN, missing.size()))),
                                missing.size() > SHOWN ? ", …" : "");
        List<HeightRange> gaps = extent.coverage().gapsFrom(0);
        return gaps.isEmpty()
                ? new NotFound(
                        "%s. No block up to height %d holds any of it; take it out of the selection"
                                .formatted(which, tip().height()))
                : new DataGap(
                        "%s. Blocks %s are not stored either, so it may exist: ingest them, or take it out of the selection"
                                .formatted(
                                        which,
                                        gaps.stream()
                                                .map(HeightRange::toString)
                                                .collect(Collectors.joining(", "))));
    }

    /** Refuses a graph that was put together from two branches of the chain. */
    static void requireStillActive(LedgerSource ledger, int height, String hash) {
        if (ledger.header(height)
                .filter(h -> h.header().hash().toString().equals(hash))
                .isEmpty()) {
            throw new DataGap(
                    "block %s at height %d left the active chain while the graph was being made: ask again"
                            .formatted(hash, height));
        }
    }
}
