package tracer.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import tracer.flow.Taint.Runs;

/**
 * {@link Policy#FIFO}: one side laid end to end is a stream of satoshis, which the other side cuts
 * anew. Loses nothing, so that the same cut leads back.
 */
record FirstInFirstOut() implements Apportionment<Runs> {
    @Override
    public Runs all(long value) {
        return new Runs(value == 0 ? List.of() : List.of(new Run(0, value)));
    }

    @Override
    public List<Runs> across(long[] from, SortedMap<Integer, Runs> entering, long[] to) {
        return cut(stream(from, entering), to);
    }

    /** What is traced of the whole side, as runs ascending, none touching the next. */
    private static List<Run> stream(long[] from, SortedMap<Integer, Runs> entering) {
        List<Run> stream = new ArrayList<>();
        long start = 0;
        for (int i = 0; i < from.length; i++) {
            if (entering.containsKey(i)) {
                for (Run r : entering.get(i).runs()) {
                    append(stream, new Run(start + r.offset(), r.length()));
                }
            }
            start = Math.addExact(start, from[i]);
        }
        return stream;
    }

    private static void append(List<Run> runs, Run next) {
        if (!runs.isEmpty() && runs.getLast().end() == next.offset()) {
            Run last = runs.removeLast();
            runs.add(new Run(last.offset(), last.length() + next.length()));
        } else {
            runs.add(next);
        }
    }

    private static List<Runs> cut(List<Run> stream, long[] to) {
        List<Runs> pieces = new ArrayList<>(to.length);
        long start = 0;
        int first = 0;
        for (long value : to) {
            long end = Math.addExact(start, value);
            while (first < stream.size() && stream.get(first).end() <= start) {
                first++;
            }
            List<Run> piece = new ArrayList<>();
            for (int i = first; i < stream.size() && stream.get(i).offset() < end; i++) {
                long from = Math.max(start, stream.get(i).offset());
                long until = Math.min(end, stream.get(i).end());
                if (from < until) {
                    piece.add(new Run(from - start, until - from));
                }
            }
            pieces.add(new Runs(piece));
            start = end;
        }
        return pieces;
    }
}
