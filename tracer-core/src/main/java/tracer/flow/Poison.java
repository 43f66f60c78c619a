package tracer.flow;

import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import tracer.flow.Taint.Count;

/**
 * Where anything traced enters, everything that leaves counts as touched, the fee too. What it
 * carries is whole values and no amount of traced value: it makes value out of nothing, so its
 * results become an {@link Exposure}, which has no amounts, and never a {@link Trace}.
 */
record Poison() implements Apportionment<Count> {
    @Override
    public Count all(BigInteger value) {
        return new Count(value);
    }

    /** Whatever part of it: all is touched. */
    @Override
    public Count part(BigInteger value, Rational amount) {
        return all(value);
    }

    @Override
    public Count join(Count one, Count other) {
        return one.or(other);
    }

    @Override
    public List<Count> across(
            List<BigInteger> from, SortedMap<Integer, Count> entering, List<BigInteger> to) {
        boolean touched = entering.values().stream().anyMatch(t -> !t.isNone());
        return to.stream().map(v -> new Count(touched ? v : BigInteger.ZERO)).toList();
    }
}
