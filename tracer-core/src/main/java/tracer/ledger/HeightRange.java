package tracer.ledger;

/** Heights from {@code from} to {@code to}, both included. */
public record HeightRange(int from, int to) implements Comparable<HeightRange> {
    public HeightRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no range of heights: %d to %d".formatted(from, to));
        }
    }

    public boolean contains(int height) {
        return from <= height && height <= to;
    }

    public int count() {
        return to - from + 1;
    }

    @Override
    public int compareTo(HeightRange o) {
        return Integer.compare(from, o.from);
    }

    @Override
    public String toString() {
        return from == to ? Integer.toString(from) : from + "–" + to;
    }
}
