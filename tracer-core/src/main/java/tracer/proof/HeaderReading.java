package tracer.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.Coverage;
import tracer.ledger.HeightRange;
import tracer.ledger.LedgerSource;
import tracer.ledger.LedgerSource.PlacedHeader;
import tracer.problem.DataGap;

/**
 * Reads the headers that a bundle needs: in every stored range that holds a proven block or the
 * tip, from the checkpoint below the first of those, or from the start of the range if there is
 * none in it, through the end of the range.
 */
final class HeaderReading {
    private static final int PAGE = 10_000;

    private final LedgerSource ledger;

    HeaderReading(LedgerSource ledger) {
        this.ledger = ledger;
    }

    ChainPart read(Coverage coverage, Collection<Integer> heights) {
        NavigableMap<Integer, BlockHash> checkpoints = Checkpoints.of(ledger.chain());
        List<HeaderRun> runs = new ArrayList<>();
        for (HeightRange range : coverage.ranges()) {
            OptionalInt lowest = heights.stream().mapToInt(h -> h).filter(range::contains).min();
            boolean hasTip = range.equals(coverage.ranges().getLast());
            if (lowest.isPresent() || hasTip) {
                Map.Entry<Integer, BlockHash> below =
                        checkpoints.floorEntry(lowest.orElse(range.to()));
                int from = below == null ? range.from() : Math.max(range.from(), below.getKey());
                runs.add(run(new HeightRange(from, range.to())));
            }
        }
        return new ChainPart(ledger.chain(), coverage, runs);
    }

    private HeaderRun run(HeightRange range) {
        List<BlockHeader> headers = new ArrayList<>(range.count());
        while (headers.size() < range.count()) {
            int next = range.from() + headers.size();
            List<PlacedHeader> page =
                    ledger.headers(next, Math.min(PAGE, range.count() - headers.size()));
            if (page.isEmpty()) {
                throw gap(next);
            }
            for (PlacedHeader h : page) {
                if (h.height() != range.from() + headers.size()) {
                    throw gap(range.from() + headers.size());
                }
                headers.add(h.header());
            }
        }
        return new HeaderRun(range.from(), headers);
    }

    private static DataGap gap(int height) {
        return new DataGap(
                "block %d left the active chain while the bundle was made: ask again"
                        .formatted(height));
    }
}
