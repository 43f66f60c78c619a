package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import tracer.flow.Taint.Count;

/**
 * Policies that say in which order slots fill with traced value, each up to its value, whichever
 * slots it came from. Whole base units. The last slot is the fee.
 */
enum Filling implements Apportionment<Count> {
    /** {@link Policy#DIRTY_FIRST}: what leaves first is traced. */
    FIRST,
    /** {@link Policy#CLEAN_FIRST}: what leaves last is traced. */
    LAST,
    /** {@link Policy#TIHO}: the largest output is, of equal ones the first; the fee only then. */
    LARGEST;

    @Override
    public Count all(BigInteger value) {
        return new Count(value);
    }

    @Override
    public Count part(BigInteger value, Rational amount) {
        return Count.down(amount);
    }

    @Override
    public Count join(Count one, Count other) {
        return one.or(other);
    }

    @Override
    public List<Count> across(
            List<BigInteger> from, SortedMap<Integer, Count> entering, List<BigInteger> to) {
        BigInteger left = Taint.total(entering.values().stream().map(Count::units).toList());
        Count[] filled = new Count[to.size()];
        for (int slot : order(to)) {
            BigInteger part = left.min(to.get(slot));
            filled[slot] = new Count(part);
            left = left.subtract(part);
        }
        return Arrays.asList(filled);
    }

    private List<Integer> order(List<BigInteger> to) {
        List<Integer> slots = new ArrayList<>(to.size());
        for (int i = 0; i < to.size(); i++) {
            slots.add(i);
        }
        return switch (this) {
            case FIRST -> slots;
            case LAST -> slots.reversed();
            case LARGEST -> {
                int fee = to.size() - 1;
                slots.sort(
                        Comparator.<Integer, Boolean>comparing(i -> i == fee)
                                .thenComparing(
                                        Comparator.<Integer, BigInteger>comparing(to::get)
                                                .reversed())
                                .thenComparing(Comparator.naturalOrder()));
                yield slots;
            }
        };
    }
}
