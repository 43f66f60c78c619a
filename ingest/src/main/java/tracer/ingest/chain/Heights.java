package tracer.ingest.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tracer.ledger.HeightRange;

/** A set of heights as ascending ranges that neither overlap nor touch. */
record Heights(List<HeightRange> ranges) {
    private static final int SHOWN = 10;

    static final Heights NONE = new Heights(List.of());

    /** Of ranges in any order. */
    Heights {
        List<HeightRange> joined = new ArrayList<>();
        for (HeightRange r : ranges.stream().sorted(Comparator.naturalOrder()).toList()) {
            if (!joined.isEmpty() && r.from() <= (long) joined.getLast().to() + 1) {
                HeightRange last = joined.removeLast();
                joined.add(new HeightRange(last.from(), Math.max(last.to(), r.to())));
            } else {
                joined.add(r);
            }
        }
        ranges = List.copyOf(joined);
    }

    /** From one height to another, both included; empty if the second is lower. */
    static Heights of(int from, int to) {
        return to < from ? NONE : new Heights(List.of(new HeightRange(from, to)));
    }

    Heights plus(Heights o) {
        return new Heights(Stream.concat(ranges.stream(), o.ranges.stream()).toList());
    }

    Heights and(Heights o) {
        List<HeightRange> common = new ArrayList<>();
        for (HeightRange a : ranges) {
            for (HeightRange b : o.ranges) {
                int from = Math.max(a.from(), b.from());
                int to = Math.min(a.to(), b.to());
                if (from <= to) {
                    common.add(new HeightRange(from, to));
                }
            }
        }
        return new Heights(common);
    }

    Heights minus(Heights o) {
        Heights rest = this;
        for (HeightRange r : o.ranges) {
            Heights below = r.from() == 0 ? NONE : of(0, r.from() - 1);
            Heights above = r.to() == Integer.MAX_VALUE ? NONE : of(r.to() + 1, Integer.MAX_VALUE);
            rest = rest.and(below.plus(above));
        }
        return rest;
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    boolean contains(int height) {
        return ranges.stream().anyMatch(r -> r.contains(height));
    }

    long count() {
        return ranges.stream().mapToLong(r -> (long) r.to() - r.from() + 1).sum();
    }

    Optional<Integer> first() {
        return ranges.isEmpty() ? Optional.empty() : Optional.of(ranges.getFirst().from());
    }

    /** For people; of many ranges the first ten, and how many more there are. */
    @Override
    public String toString() {
        String shown =
                ranges.stream()
                        .limit(SHOWN)
                        .map(HeightRange::toString)
                        .collect(Collectors.joining(", "));
        return ranges.size() > SHOWN
                ? "%s and %d more ranges".formatted(shown, ranges.size() - SHOWN)
                : shown;
    }
}
