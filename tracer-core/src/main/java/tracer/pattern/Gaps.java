package tracer.pattern;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.HeightRange;
import tracer.ledger.LedgerSource;
import tracer.ledger.PlacedTransaction;
import tracer.problem.DataGap;

/** The part of the chain that one answer is true for, and the blocks that are missing in it. */
record Gaps(Coverage coverage, ChainTip tip) {
    /** How many stretches a message names before it counts the rest. */
    private static final int NAMED = 3;

    static Gaps of(LedgerSource ledger) {
        Coverage coverage = ledger.coverage();
        return new Gaps(
                coverage,
                coverage.tip()
                        .orElseThrow(() ->
                                new DataGap("no blocks are stored yet: ingest some, then ask")));
    }

    /** Blocks that arrive while the question is being answered are left out. */
    boolean reaches(PlacedTransaction transaction) {
        return transaction.place().height() <= tip.height();
    }

    /** The heights from one to another that are not stored, in words, if there are any. */
    Optional<String> between(int from, int to) {
        List<HeightRange> gaps =
                coverage.gapsFrom(from).stream()
                        .filter(g -> g.from() <= to)
                        .map(g -> new HeightRange(g.from(), Math.min(g.to(), to)))
                        .toList();
        if (gaps.isEmpty()) {
            return Optional.empty();
        }
        String more = gaps.size() > NAMED ? " and %d more".formatted(gaps.size() - NAMED) : "";
        return Optional.of(
                gaps.stream()
                        .limit(NAMED)
                        .map(HeightRange::toString)
                        .collect(Collectors.joining(", ", "blocks ", more)));
    }

    /** Below the tip. */
    Optional<String> anywhere() {
        return between(0, tip.height());
    }

    /** Refuses an answer that was put together from two branches of the chain. */
    void requireStillActive(LedgerSource ledger) {
        if (ledger.header(tip.height())
                .filter(h -> h.header().hash().equals(tip.hash()))
                .isEmpty()) {
            throw new DataGap(
                    "block %s at height %d left the active chain while the question was being answered: ask again"
                            .formatted(tip.hash(), tip.height()));
        }
    }
}
