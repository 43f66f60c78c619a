package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import tracer.flow.Taint.Runs;

/**
 * {@link Policy#FIFO}: one side laid end to end is a stream of base units, which the other side
 * cuts anew. Loses nothing, so that the same cut leads back.
 */
record FirstInFirstOut() implements Apportionment<Runs> {
    @Override
    public Runs all(BigInteger value) {
        return new Runs(value.signum() == 0 ? List.of() : List.of(new Run(BigInteger.ZERO, value)));
    }

    /** The first units. */
    @Override
    public Runs part(BigInteger value, Rational amount) {
        return all(amount.numerator().divide(amount.denominator()));
    }

    @Override
    public Runs join(Runs one, Runs other) {
        return union(one, other);
    }

    /** The units of either. */
    static Runs union(Runs one, Runs other) {
        List<Run> all = new ArrayList<>(one.runs());
        all.addAll(other.runs());
        all.sort(Comparator.comparing(Run::offset).thenComparing(Run::length));
        List<Run> union = new ArrayList<>();
        for (Run r : all) {
            if (!union.isEmpty() && union.getLast().end().compareTo(r.offset()) >= 0) {
                Run last = union.removeLast();
                BigInteger end = last.end().max(r.end());
                union.add(new Run(last.offset(), end.subtract(last.offset())));
            } else {
                union.add(r);
            }
        }
        return new Runs(union);
    }

    @Override
    public List<Runs> across(
            List<BigInteger> from, SortedMap<Integer, Runs> entering, List<BigInteger> to) {
        return cut(stream(from, entering), to);
    }

    /** What is traced of the whole side, as runs ascending, none touching the next. */
    static List<Run> stream(List<BigInteger> from, SortedMap<Integer, Runs> entering) {
        List<Run> stream = new ArrayList<>();
        BigInteger start = BigInteger.ZERO;
        for (int i = 0; i < from.size(); i++) {
            if (entering.containsKey(i)) {
                for (Run r : entering.get(i).runs()) {
                    append(stream, new Run(start.add(r.offset()), r.length()));
                }
            }
            start = start.add(from.get(i));
        }
        return stream;
    }

    private static void append(List<Run> runs, Run next) {
        if (!runs.isEmpty() && runs.getLast().end().equals(next.offset())) {
            Run last = runs.removeLast();
            runs.add(new Run(last.offset(), last.length().add(next.length())));
        } else {
            runs.add(next);
        }
    }

    static List<Runs> cut(List<Run> stream, List<BigInteger> to) {
        List<Runs> pieces = new ArrayList<>(to.size());
        BigInteger start = BigInteger.ZERO;
        int first = 0;
        for (BigInteger value : to) {
            BigInteger end = start.add(value);
            while (first < stream.size() && stream.get(first).end().compareTo(start) <= 0) {
                first++;
            }
            List<Run> piece = new ArrayList<>();
            for (int i = first;
                    i < stream.size() && stream.get(i).offset().compareTo(end) < 0;
                    i++) {
                BigInteger from = start.max(stream.get(i).offset());
                BigInteger until = end.min(stream.get(i).end());
                if (from.compareTo(until) < 0) {
                    piece.add(new Run(from.subtract(start), until.subtract(from)));
                }
            }
            pieces.add(new Runs(piece));
            start = end;
        }
        return pieces;
    }
}
