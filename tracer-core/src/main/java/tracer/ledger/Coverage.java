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

    /** What of some heights is covered; ascending, as this is. */
    public List<HeightRange> within(List<HeightRange> ascending) {
        List<HeightRange> both = new ArrayList<>();
        int i = 0;
        int k = 0;
        while (i < ranges.size() && k < ascending.size()) {
            HeightRange own = ranges.get(i);
            HeightRange other = ascending.get(k);
            int from = Math.max(own.from(), other.from());
            int to = Math.min(own.to(), other.to());
            if (from <= to) {
                both.add(new HeightRange(from, to));
            }
            if (own.to() < other.to()) {
                i++;
            } else {
                k++;
            }
        }
        return both;
    }

    /** The covered heights that are in none of these ranges, which may come in any order. */
    public List<HeightRange> without(List<HeightRange> others) {
        List<HeightRange> sorted = others.stream().sorted().toList();
        List<HeightRange> left = new ArrayList<>();
        int k = 0;
        for (HeightRange own : ranges) {
            int next = own.from();
            while (k < sorted.size() && sorted.get(k).from() <= own.to()) {
                HeightRange other = sorted.get(k);
                if (next < other.from()) {
                    left.add(new HeightRange(next, other.from() - 1));
                }
                next = Math.max(next, other.to() + 1);
                if (other.to() > own.to()) {
                    break;
                }
                k++;
            }
            if (next <= own.to()) {
                left.add(new HeightRange(next, own.to()));
            }
        }
        return left;
    }

    public long blockCount() {
        return ranges.stream().mapToLong(HeightRange::count).sum();
    }
}
