package tracer.neo4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import tracer.ledger.HeightRange;

/** A set of heights, kept as ranges. Mutable. */
final class Heights {
    private final TreeMap<Integer, Integer> toByFrom = new TreeMap<>();

    /** From pairs of first and last height. */
    static Heights of(List<Integer> bounds) {
        Heights heights = new Heights();
        for (int i = 0; i < bounds.size(); i += 2) {
            heights.toByFrom.put(bounds.get(i), bounds.get(i + 1));
        }
        return heights;
    }

    static Heights ofRanges(List<HeightRange> ranges) {
        Heights heights = new Heights();
        ranges.forEach(r -> heights.toByFrom.put(r.from(), r.to()));
        return heights;
    }

    void add(int height) {
        if (contains(height)) {
            return;
        }
        Map.Entry<Integer, Integer> below = toByFrom.lowerEntry(height);
        int from = below != null && below.getValue() == height - 1 ? below.getKey() : height;
        Integer above = toByFrom.remove(height + 1);
        toByFrom.put(from, above == null ? height : above);
    }

    void remove(int height) {
        Map.Entry<Integer, Integer> range = toByFrom.floorEntry(height);
        if (range == null || range.getValue() < height) {
            return;
        }
        toByFrom.remove(range.getKey());
        if (range.getKey() < height) {
            toByFrom.put(range.getKey(), height - 1);
        }
        if (height < range.getValue()) {
            toByFrom.put(height + 1, range.getValue());
        }
    }

    boolean contains(int height) {
        Map.Entry<Integer, Integer> range = toByFrom.floorEntry(height);
        return range != null && height <= range.getValue();
    }

    OptionalInt highest() {
        return toByFrom.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(toByFrom.lastEntry().getValue());
    }

    List<HeightRange> ranges() {
        List<HeightRange> ranges = new ArrayList<>();
        toByFrom.forEach((from, to) -> ranges.add(new HeightRange(from, to)));
        return ranges;
    }

    /** As pairs of first and last height, ascending. */
    List<Integer> bounds() {
        List<Integer> bounds = new ArrayList<>();
        toByFrom.forEach((from, to) -> {
            bounds.add(from);
            bounds.add(to);
        });
        return bounds;
    }
}
