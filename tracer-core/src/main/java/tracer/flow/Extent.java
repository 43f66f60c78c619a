package tracer.flow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.HeightRange;
import tracer.ledger.LedgerSource;
import tracer.ledger.PlacedTransaction;
import tracer.problem.DataGap;
import tracer.problem.NotFound;
import tracer.problem.TracerProblem;

/** The part of the chain that one answer is true for. Blocks that arrive meanwhile are left out. */
public record Extent(Coverage coverage, ChainTip tip) {
    /**
     * @throws DataGap if nothing is stored
     */
    public static Extent of(LedgerSource ledger) {
        Coverage coverage = ledger.coverage();
        return new Extent(
                coverage,
                coverage.tip()
                        .orElseThrow(() ->
                                new DataGap("no blocks are stored yet: ingest some, then ask")));
    }

    public boolean reaches(PlacedTransaction transaction) {
        return transaction.place().height() <= tip.height();
    }

    /** The heights that are not stored from one up to the tip, as text, if there are any. */
    Optional<String> gapsFrom(int height) {
        List<HeightRange> gaps = coverage.gapsFrom(height);
        return gaps.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        gaps.stream().map(HeightRange::toString).collect(Collectors.joining(", ")));
    }

    /** Why something is not in the store: there is no such thing, or nobody can tell. */
    public TracerProblem absent(String what) {
        return gapsFrom(0)
                .<TracerProblem>map(gaps ->
                        new DataGap(
                                "%s is not stored; blocks %s are not either, so it may exist: ingest them, then ask again"
                                        .formatted(what, gaps)))
                .orElseGet(() ->
                        new NotFound(
                                "%s is in no block up to height %d".formatted(what, tip.height())));
    }

    /** Refuses an answer that was put together from two branches of the chain. */
    public void requireStillActive(LedgerSource ledger) {
        if (ledger.header(tip.height())
                .filter(h -> h.header().hash().equals(tip.hash()))
                .isEmpty()) {
            throw new DataGap(
                    "block %s at height %d left the active chain while the question was being answered: ask again"
                            .formatted(tip.hash(), tip.height()));
        }
    }
}
