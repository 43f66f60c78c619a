package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each policy at one transaction. */
class ApportionmentTest {
    private static final int ROUNDS = 2_000;

    /** Vectors of the project's methods, section 3.1: 3 traced and 7 other satoshis enter. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HAIRCUT     | 4 5 1 | 6/5 3/2 3/10",
                "FIFO        | 4 5 1 | 3 0 0",
                "HAIRCUT     | 5 4 1 | 3/2 6/5 3/10",
                "FIFO        | 5 4 1 | 3 0 0",
                "HAIRCUT     | 2 2 6 | 3/5 3/5 9/5",
                "FIFO        | 2 2 6 | 2 1 0",
                "LIFO        | 4 5 1 | 0 2 1",
                "TIHO        | 4 5 1 | 0 3 0",
                "LIFO        | 5 4 1 | 0 2 1",
                "TIHO        | 5 4 1 | 3 0 0",
                "LIFO        | 2 2 6 | 0 0 3",
                "TIHO        | 2 2 6 0 | 0 0 3 0",
                "DIRTY_FIRST | 4 5 1 | 3 0 0",
                "DIRTY_FIRST | 2 2 6 | 2 1 0",
                "CLEAN_FIRST | 4 5 1 | 0 2 1",
                "CLEAN_FIRST | 2 2 6 | 0 0 3",
                "HAIRCUT_INT | 4 5 1 | 1 2 0",
                "HAIRCUT_INT | 5 4 1 | 2 1 0",
                "HAIRCUT_INT | 2 2 6 | 1 0 2",
            })
    void dividesThreeOfTen(Policy policy, String to, String expected) {
        assertThat(amounts(divide(Apportionment.of(policy), whole(3, 7), numbers(to), 0)))
                .isEqualTo(List.of(expected.split(" ")));
    }

    /** Equal outputs fill from the first on; the fee only when every output is full. */
    @Test
    void theHighestOutputFillsFirstAndTheFeeLast() {
        assertThat(amounts(divide(Filling.LARGEST, whole(9, 11), numbers("3 5 5 7"), 0)))
                .isEqualTo(List.of("0", "5", "4", "0"));
        assertThat(amounts(divide(Filling.LARGEST, whole(15, 5), numbers("3 5 5 7"), 0)))
                .isEqualTo(List.of("3", "5", "5", "2"));
    }

    /** Poison makes value out of nothing, which is why nothing of it is ever summed. */
    @Test
    void poisonTouchesEverything() {
        assertThat(amounts(divide(new Poison(), whole(3, 7), numbers("4 5 1"), 0)))
                .isEqualTo(List.of("4", "5", "1"));
        assertThat(new Poison().across(whole(3, 7), new TreeMap<>(), numbers("4 5 1")))
                .allMatch(Taint::isNone);
    }

    /** The order of a transaction's inputs is a convention of software, and FIFO depends on it. */
    @Test
    void fifoAndLifoDependOnTheOrderOfInputs() {
        assertThat(amounts(divide(new FirstInFirstOut(), whole(7, 3), numbers("4 5 1"), 1)))
                .isEqualTo(List.of("0", "2", "1"));
        assertThat(amounts(divide(new LastInFirstOut(), whole(7, 3), numbers("4 5 1"), 1)))
                .isEqualTo(List.of("3", "0", "0"));
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingAndOverfillsNothing(Policy policy) {
        random(policy, (random, apportionment) -> losesNothing(random, apportionment));
    }

    private static <T extends Taint> void losesNothing(Random random, Apportionment<T> policy) {
        Sides s = Sides.random(random);
        SortedMap<Integer, T> entering = s.some(random, policy);
        List<T> out = policy.across(s.from, entering, s.to);
        assertThat(total(out)).isEqualTo(total(entering.values()));
        for (int i = 0; i < s.to.size(); i++) {
            assertThat(out.get(i).amount()).isBetween(Rational.ZERO, Rational.of(s.to.get(i)));
        }
        List<T> again = policy.across(s.to, indexed(out), s.from);
        assertThat(total(again)).isEqualTo(total(out));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HAIRCUT_INT")
    void moreTracedValueLowersNoShare(Policy policy) {
        random(policy, (random, apportionment) -> isMonotone(random, apportionment));
    }

    private static <T extends Taint> void isMonotone(Random random, Apportionment<T> policy) {
        Sides s = Sides.random(random);
        SortedMap<Integer, T> more = s.some(random, policy);
        SortedMap<Integer, T> less = new TreeMap<>(more);
        less.remove(random.nextInt(s.from.size()));
        List<T> high = policy.across(s.from, more, s.to);
        List<T> low = policy.across(s.from, less, s.to);
        for (int i = 0; i < s.to.size(); i++) {
            assertThat(low.get(i).amount()).isLessThanOrEqualTo(high.get(i).amount());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FIFO", "LIFO"})
    void queuesLeadBackToTheSameSatoshis(Policy policy) {
        random(
                policy,
                (random, any) -> {
                    Apportionment<Taint.Runs> queue =
                            policy == Policy.FIFO ? new FirstInFirstOut() : new LastInFirstOut();
                    Sides s = Sides.random(random);
                    SortedMap<Integer, Taint.Runs> entering = s.some(random, queue);
                    List<Taint.Runs> there = queue.across(s.from, entering, s.to);
                    List<Taint.Runs> back = queue.across(s.to, indexed(there), s.from);
                    for (int i = 0; i < s.from.size(); i++) {
                        assertThat(back.get(i))
                                .isEqualTo(entering.getOrDefault(i, new Taint.Runs(List.of())));
                    }
                });
    }

    @ParameterizedTest
    @EnumSource
    void splittingAndMergingChangesNothing(Policy policy) {
        random(policy, (random, apportionment) -> splitsAndMerges(random, apportionment));
    }

    private static <T extends Taint> void splitsAndMerges(Random random, Apportionment<T> policy) {
        Sides s = Sides.random(random);
        List<BigInteger> one = List.of(Taint.total(s.from));
        SortedMap<Integer, T> entering = s.some(random, policy);
        List<T> merged = policy.across(s.from, entering, one);
        List<T> split = policy.across(one, indexed(merged), s.to);
        assertThat(policy.across(s.to, indexed(split), one))
                .extracting(Taint::amount, Taint::runs)
                .isEqualTo(merged.stream().map(m -> tuple(m.amount(), m.runs())).toList());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FIFO", "LIFO"})
    void amountsThatAreOnlyCountedDoNotDependOnTheOrderOfInputs(Policy policy) {
        random(policy, (random, apportionment) -> isInvariant(random, apportionment));
    }

    private static <T extends Taint> void isInvariant(Random random, Apportionment<T> policy) {
        Sides s = Sides.random(random);
        SortedMap<Integer, T> entering = s.some(random, policy);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < s.from.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        List<BigInteger> shuffled = order.stream().map(s.from::get).toList();
        SortedMap<Integer, T> moved = new TreeMap<>();
        entering.forEach((i, taint) -> moved.put(order.indexOf(i), taint));
        assertThat(policy.across(shuffled, moved, s.to))
                .isEqualTo(policy.across(s.from, entering, s.to));
    }

    @Test
    void haircutGetsLongerDigitsOnlyByMixing() {
        ProRata haircut = new ProRata();
        SortedMap<Integer, Taint.Part> third = new TreeMap<>();
        third.put(
                0, new Taint.Part(Rational.of(1, 3), BigInteger.valueOf(3), BigInteger.valueOf(6)));
        assertThat(haircut.lengthens(whole(6), third, whole(5, 1))).isFalse();
        assertThat(haircut.lengthens(whole(6, 4), third, whole(10))).isFalse();
        assertThat(haircut.lengthens(whole(6, 4), third, whole(5, 5))).isFalse();
        assertThat(haircut.lengthens(whole(6, 4), third, whole(9, 1))).isTrue();
    }

    /** Two sides of a transaction of equal sums, small enough for every edge to occur. */
    private static final class Sides {
        final List<BigInteger> from;
        final List<BigInteger> to;

        private Sides(List<BigInteger> from, List<BigInteger> to) {
            this.from = from;
            this.to = to;
        }

        static Sides random(Random random) {
            long total = random.nextInt(30);
            return new Sides(split(random, total), split(random, total));
        }

        private static List<BigInteger> split(Random random, long total) {
            long[] parts = new long[1 + random.nextInt(5)];
            long left = total;
            for (int i = 0; i < parts.length - 1; i++) {
                parts[i] = random.nextLong(left + 1);
                left -= parts[i];
            }
            parts[parts.length - 1] = left;
            return whole(parts);
        }

        /** Some inputs, each traced in part: as it came out of an earlier transaction. */
        <T extends Taint> SortedMap<Integer, T> some(Random random, Apportionment<T> policy) {
            SortedMap<Integer, T> some = new TreeMap<>();
            for (int i = 0; i < from.size(); i++) {
                if (random.nextBoolean()) {
                    List<BigInteger> before = split(random, from.get(i).longValueExact());
                    SortedMap<Integer, T> part = new TreeMap<>();
                    int which = random.nextInt(before.size());
                    part.put(which, policy.all(before.get(which)));
                    some.put(i, policy.across(before, part, List.of(from.get(i))).getFirst());
                }
            }
            return some;
        }
    }

    private interface Check {
        void with(Random random, Apportionment<?> policy);
    }

    private static void random(Policy policy, Check check) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            try {
                check.with(new Random(seed), Apportionment.of(policy));
            } catch (AssertionError e) {
                throw new AssertionError("%s, seed %d".formatted(policy, seed), e);
            }
        }
    }

    private static <T extends Taint> List<T> divide(
            Apportionment<T> policy, List<BigInteger> from, List<BigInteger> to, int traced) {
        SortedMap<Integer, T> entering = new TreeMap<>();
        entering.put(traced, policy.all(from.get(traced)));
        return policy.across(from, entering, to);
    }

    private static <T extends Taint> SortedMap<Integer, T> indexed(List<T> taints) {
        SortedMap<Integer, T> indexed = new TreeMap<>();
        for (int i = 0; i < taints.size(); i++) {
            indexed.put(i, taints.get(i));
        }
        return indexed;
    }

    private static Rational total(java.util.Collection<? extends Taint> taints) {
        return taints.stream().map(Taint::amount).reduce(Rational.ZERO, Rational::plus);
    }

    private static List<String> amounts(List<? extends Taint> taints) {
        return taints.stream().map(t -> t.amount().toString()).toList();
    }

    private static List<BigInteger> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(BigInteger::new).toList();
    }

    private static List<BigInteger> whole(long... values) {
        return LongStream.of(values).mapToObj(BigInteger::valueOf).toList();
    }
}
