package tracer.change;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import tracer.compact.CompactChain;

/** Some outputs of one transaction, by their number in a {@link CompactChain}. A value. */
public final class OutputSet {
    private final int first;
    private final BitSet members;

    private OutputSet(int first, BitSet members) {
        this.first = first;
        this.members = members;
    }

    /** None of a transaction's outputs. */
    public static OutputSet none(CompactChain chain, int tx) {
        return new OutputSet(chain.firstOutput(tx), new BitSet());
    }

    /** Those outputs of a transaction that are no data and of which something holds. */
    static OutputSet where(CompactChain chain, int tx, IntPredicate holds) {
        int first = chain.firstOutput(tx);
        BitSet members = new BitSet();
        for (int o = first; o < chain.outputEnd(tx); o++) {
            if (!chain.carriesData(o) && holds.test(o)) {
                members.set(o - first);
            }
        }
        return new OutputSet(first, members);
    }

    OutputSet and(OutputSet other) {
        BitSet both = copy();
        both.and(other.members);
        return new OutputSet(first, both);
    }

    OutputSet or(OutputSet other) {
        BitSet either = copy();
        either.or(other.members);
        return new OutputSet(first, either);
    }

    OutputSet minus(OutputSet other) {
        BitSet rest = copy();
        rest.andNot(other.members);
        return new OutputSet(first, rest);
    }

    /** Itself if it has exactly one member, else none. */
    OutputSet unique() {
        return size() == 1 ? this : new OutputSet(first, new BitSet());
    }

    public int size() {
        return members.cardinality();
    }

    public boolean contains(int output) {
        return output >= first && members.get(output - first);
    }

    /** Ascending. */
    public IntStream stream() {
        return members.stream().map(o -> o + first);
    }

    private BitSet copy() {
        return (BitSet) members.clone();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof OutputSet s && first == s.first && members.equals(s.members);
    }

    @Override
    public int hashCode() {
        return 31 * first + members.hashCode();
    }

    /** Positions in the transaction, such as {@code {0, 2}}. */
    @Override
    public String toString() {
        return members.toString();
    }
}
