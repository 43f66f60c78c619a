package tracer.pattern;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tracer.flow.Extent;
import tracer.ledger.ChainTip;
import tracer.ledger.HeightRange;
import tracer.ledger.LedgerSource;
import tracer.ledger.PlacedTransaction;

/** The part of the chain that one answer is true for, and the blocks that are missing in it. */
record Gaps(Extent extent) {
    /** How many stretches a message names before it counts the rest. */
    private static final int NAMED = 3;

    static Gaps of(LedgerSource ledger) {
        return new Gaps(Extent.of(ledger));
    }

    ChainTip tip() {
        return extent.tip();
    }

    /** Blocks that arrive while the question is being answered are left out. */
    boolean reaches(PlacedTransaction transaction) {
        return extent.reaches(transaction);
    }

    /** The heights from one to another that are not stored, in words, if there are any. */
    Optional<String> between(int from, int to) {
        List<HeightRange> gaps =
                extent.coverage().gapsFrom(from).stream()
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
        return between(0, tip().height());
    }

    /** Refuses an answer that was put together from two branches of the chain. */
    void requireStillActive(LedgerSource ledger) {
        extent.requireStillActive(ledger);
    }
}
