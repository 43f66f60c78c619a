package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tracer.flow.Taint.Runs;

/**
 * The orders that the inputs and outputs of a transaction could stand in, under FIFO or LIFO: all
 * orders of inputs, each with its satoshis as they stand or, under LIFO, turned round.
 *
 * <p>Where every input is traced as a whole or not at all, two orders reach the ends: the output
 * first and all traced inputs first, or all traced inputs last. Otherwise the traced stretches
 * inside the inputs decide, and all orders of few are tried.
 */
final class Orders {
    /** 720 orders of inputs. */
    private static final int MOST_INPUTS = 6;

    /** 128 sets of outputs that can stand before the one looked at. */
    private static final int MOST_OUTPUTS = 8;

    private final List<BigInteger> inputs;
    private final SortedMap<Integer, Runs> entering;
    private final List<BigInteger> outputs;

    /**
     * @param inputs their values, with those of the outputs and the fee's summing up to the same
     * @param entering what is traced of inputs, by index
     * @param outputs their values, without the fee
     * @param turned whether each input is read from its end, as LIFO does
     */
    Orders(
            List<BigInteger> inputs,
            SortedMap<Integer, Runs> entering,
            List<BigInteger> outputs,
            boolean turned) {
        this.inputs = inputs;
        this.entering = turned ? turned(inputs, entering) : entering;
        this.outputs = outputs;
    }

    private static SortedMap<Integer, Runs> turned(
            List<BigInteger> inputs, SortedMap<Integer, Runs> entering) {
        SortedMap<Integer, Runs> turned = new TreeMap<>();
        entering.forEach((i, runs) ->
                turned.put(
                        i,
                        new Runs(
                                runs.runs().reversed().stream()
                                        .map(r ->
                                                new Run(
                                                        inputs.get(i).subtract(r.end()),
                                                        r.length()))
                                        .toList())));
        return turned;
    }

    OrderRange of(int output) {
        BigInteger value = outputs.get(output);
        BigInteger traced =
                Taint.total(entering.values().stream().map(t -> t.amount().numerator()).toList());
        BigInteger clean = Taint.total(inputs).subtract(traced);
        BigInteger least = value.subtract(clean).max(BigInteger.ZERO);
        BigInteger most = value.min(traced);
        if (isWhole()) {
            return new OrderRange(least, most, true);
        }
        return inputs.size() <= MOST_INPUTS && outputs.size() <= MOST_OUTPUTS
                ? new Trial(output).run()
                : new OrderRange(least, most, false);
    }

    private boolean isWhole() {
        return entering.entrySet().stream()
                .allMatch(e -> e.getValue().amount().equals(Rational.of(inputs.get(e.getKey()))));
    }

    /** Tries all orders for one output. */
    private final class Trial {
        private final BigInteger value;
        private final Set<BigInteger> starts = new HashSet<>();
        private final int[] order = new int[inputs.size()];
        private final boolean[] used = new boolean[inputs.size()];
        private BigInteger least;
        private BigInteger most = BigInteger.ZERO;

        Trial(int output) {
            value = outputs.get(output);
            least = value;
            starts.add(BigInteger.ZERO);
            for (int i = 0; i < outputs.size(); i++) {
                if (i != output) {
                    for (BigInteger s : List.copyOf(starts)) {
                        starts.add(s.add(outputs.get(i)));
                    }
                }
            }
        }

        OrderRange run() {
            order(0);
            return new OrderRange(least, most, true);
        }

        private void order(int n) {
            if (n == order.length) {
                List<Run> stream = stream();
                starts.forEach(start -> see(within(stream, start, start.add(value))));
                return;
            }
            for (int i = 0; i < order.length; i++) {
                if (!used[i]) {
                    used[i] = true;
                    order[n] = i;
                    order(n + 1);
                    used[i] = false;
                }
            }
        }

        private void see(BigInteger amount) {
            least = least.min(amount);
            most = most.max(amount);
        }

        private List<Run> stream() {
            List<Run> stream = new ArrayList<>();
            BigInteger start = BigInteger.ZERO;
            for (int input : order) {
                Runs traced = entering.get(input);
                if (traced != null) {
                    for (Run r : traced.runs()) {
                        stream.add(new Run(start.add(r.offset()), r.length()));
                    }
                }
                start = start.add(inputs.get(input));
            }
            return stream;
        }

        private BigInteger within(List<Run> stream, BigInteger from, BigInteger to) {
            BigInteger sum = BigInteger.ZERO;
            for (Run r : stream) {
                sum = sum.add(to.min(r.end()).subtract(from.max(r.offset())).max(BigInteger.ZERO));
            }
            return sum;
        }
    }
}
