package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import tracer.flow.Taint.Runs;

/**
 * {@link Policy#LIFO} at a transaction: the stream of one side, turned round to the last base unit,
 * is cut by the other side. Turning it twice gives the first stream again, so that the same cut
 * leads back.
 */
record LastInFirstOut() implements Apportionment<Runs> {
    @Override
    public Runs all(BigInteger value) {
        return new FirstInFirstOut().all(value);
    }

    /** The first units, as under FIFO: in one output no unit came later than another. */
    @Override
    public Runs part(BigInteger value, Rational amount) {
        return new FirstInFirstOut().part(value, amount);
    }

    @Override
    public Runs join(Runs one, Runs other) {
        return FirstInFirstOut.union(one, other);
    }

    @Override
    public List<Runs> across(
            List<BigInteger> from, SortedMap<Integer, Runs> entering, List<BigInteger> to) {
        BigInteger total = Taint.total(from);
        List<Run> turned = new ArrayList<>();
        for (Run r : FirstInFirstOut.stream(from, entering).reversed()) {
            turned.add(new Run(total.subtract(r.end()), r.length()));
        }
        return FirstInFirstOut.cut(turned, to);
    }
}
