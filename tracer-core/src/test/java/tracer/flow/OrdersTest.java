package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tracer.flow.Taint.Runs;

/** What FIFO and LIFO would give in any other order. */
class OrdersTest {
    private static final int ROUNDS = 400;

    /** Of inputs of 3 dirty and 7 clean, either output of 4 and 5 can carry 0 to 3, fee 1. */
    @ParameterizedTest
    @CsvSource({"0, 0, 3", "1, 0, 3"})
    void eitherOutputCanCarryNothingOrAll(int output, long least, long most) {
        SortedMap<Integer, Runs> dirty = new TreeMap<>();
        dirty.put(0, new FirstInFirstOut().all(BigInteger.valueOf(3)));
        assertThat(new Orders(whole(3, 7), dirty, whole(4, 5), false).of(output))
                .isEqualTo(
                        new OrderRange(BigInteger.valueOf(least), BigInteger.valueOf(most), true));
    }

    /** Against every order, each computed by the policy itself. */
    @ParameterizedTest
    @CsvSource({"FIFO, false", "LIFO, false", "FIFO, true", "LIFO, true"})
    void isWhatTryingAllOrdersGives(Policy policy, boolean wholeInputs) {
        Apportionment<Runs> queue =
                policy == Policy.FIFO ? new FirstInFirstOut() : new LastInFirstOut();
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<BigInteger> in = parts(random, 1 + random.nextInt(4), 12);
            List<BigInteger> out = new ArrayList<>(split(random, Taint.total(in)));
            BigInteger fee = out.removeLast();
            SortedMap<Integer, Runs> dirty = dirty(random, in, wholeInputs, queue);
            Orders orders = new Orders(in, dirty, out, policy == Policy.LIFO);
            for (int o = 0; o < out.size(); o++) {
                List<BigInteger> all = new ArrayList<>();
                for (List<Integer> ins : permutations(in.size())) {
                    for (List<Integer> outs : permutations(out.size())) {
                        List<BigInteger> to = new ArrayList<>(outs.stream().map(out::get).toList());
                        to.add(fee);
                        SortedMap<Integer, Runs> moved = new TreeMap<>();
                        dirty.forEach((i, runs) -> moved.put(ins.indexOf(i), runs));
                        all.add(
                                queue.across(ins.stream().map(in::get).toList(), moved, to)
                                        .get(outs.indexOf(o))
                                        .amount()
                                        .numerator());
                    }
                }
                assertThat(orders.of(o))
                        .as("seed %d: %s %s to %s, output %d", seed, in, dirty, out, o)
                        .isEqualTo(
                                new OrderRange(
                                        all.stream().min(BigInteger::compareTo).orElseThrow(),
                                        all.stream().max(BigInteger::compareTo).orElseThrow(),
                                        true));
            }
        }
    }

    /** Of seven inputs traced in part nobody tries 5,040 orders: the ends are bounds then. */
    @Test
    void saysWhereItDidNotTryAllOrders() {
        SortedMap<Integer, Runs> dirty = new TreeMap<>();
        dirty.put(3, new Runs(List.of(Run.of(2, 3))));
        OrderRange range = new Orders(whole(9, 9, 9, 9, 9, 9, 9), dirty, whole(62, 1), false).of(0);
        assertThat(range).isEqualTo(new OrderRange(BigInteger.TWO, BigInteger.valueOf(3), false));
    }

    private static SortedMap<Integer, Runs> dirty(
            Random random, List<BigInteger> in, boolean wholeInputs, Apportionment<Runs> queue) {
        SortedMap<Integer, Runs> dirty = new TreeMap<>();
        for (int i = 0; i < in.size(); i++) {
            if (random.nextBoolean()) {
                Runs runs = queue.all(in.get(i));
                if (!wholeInputs) {
                    SortedMap<Integer, Runs> part = new TreeMap<>();
                    List<BigInteger> pieces = split(random, in.get(i));
                    int which = random.nextInt(pieces.size());
                    part.put(which, queue.all(pieces.get(which)));
                    runs = queue.across(pieces, part, List.of(in.get(i))).getFirst();
                }
                if (!runs.isNone()) {
                    dirty.put(i, runs);
                }
            }
        }
        return dirty;
    }

    private static List<BigInteger> parts(Random random, int n, int bound) {
        return LongStream.range(0, n)
                .mapToObj(i -> BigInteger.valueOf(random.nextInt(bound)))
                .toList();
    }

    private static List<BigInteger> split(Random random, BigInteger total) {
        List<BigInteger> parts = new ArrayList<>();
        int left = total.intValueExact();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int part = random.nextInt(left + 1);
            parts.add(BigInteger.valueOf(part));
            left -= part;
        }
        parts.add(BigInteger.valueOf(left));
        return parts;
    }

    private static List<List<Integer>> permutations(int n) {
        List<List<Integer>> all = List.of(List.of());
        for (int i = 0; i < n; i++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> p : all) {
                for (int at = 0; at <= p.size(); at++) {
                    List<Integer> q = new ArrayList<>(p);
                    q.add(at, i);
                    longer.add(q);
                }
            }
            all = longer;
        }
        return all;
    }

    private static List<BigInteger> whole(long... values) {
        return LongStream.of(values).mapToObj(BigInteger::valueOf).toList();
    }
}
