package tracer.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which blocks of the active chain are stored: ranges of heights, ascending, none touching the
 * next. "Unspent", "first seen" and every sum are true for what is covered and for nothing else.
 *
 * @param tip the highest stored block; empty for an empty store
 */
public record Coverage(List<HeightRange> ranges, Optional<ChainTip> tip) {
    public static final Coverage NOTHING = new Coverage(List.of(), Optional.empty());

    public Coverage {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty() != tip.isEmpty()
                || tip.isPresent() && ranges.getLast().to() != tip.get().height()) {
            throw new IllegalArgumentException("ranges %s do not end at %s".formatted(ranges, tip));
        }
        for (int i = 1; i < ranges.size(); i++) {
            if (ranges.get(i).from() <= ranges.get(i - 1).to() + 1) {
                throw new IllegalArgumentException("ranges touch: " + ranges);
            }
        }
    }

    /** From the heights stored, in any order, and the highest block. */
    public static List<HeightRange> rangesOf(int[] ascendingHeights) {
        List<HeightRange> ranges = new ArrayList<>();
        int i = 0;
        while (i < ascendingHeights.length) {
            int from = ascendingHeights[i];
            int to = from;
            while (i + 1 < ascendingHeights.length && ascendingHeights[i + 1] == to + 1) {
                to++;
                i++;
            }
            ranges.add(new HeightRange(from, to));
            i++;
        }
        return ranges;
    }

    public boolean contains(int height) {
        return rangeOf(height).isPresent();
    }

    public Optional<HeightRange> rangeOf(int height) {
        return ranges.stream().filter(r -> r.contains(height)).findFirst();
    }

    /** Whether every block from a height up to the tip is stored. */
    public boolean reachesTipFrom(int height) {
        return !ranges.isEmpty() && ranges.getLast().contains(height);
    }

    /** The heights from one on up to the tip that are not stored. */
    public List<HeightRange> gapsFrom(int height) {
        List<HeightRange> gaps = new ArrayList<>();
        int next = height;
        for (HeightRange r : ranges) {
            if (next < r.from()) {
                gaps.add(new HeightRange(next, r.from() - 1));
            }
            next = Math.max(next, r.to() + 1);
        }
        return gaps;
    }

    public long blockCount() {
        return ranges.stream().mapToLong(HeightRange::count).sum();
    }
}
