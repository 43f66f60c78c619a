package tracer.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.job.Cancellation;
import tracer.ledger.Sats;
import tracer.mixing.Linkability.Computed;
import tracer.mixing.Linkability.NotComputed;
import tracer.mixing.Linkability.Reason;

/** Vectors of boltzmann-java (47f9d92) and of METHODS.md §2.4; brute force on small ones. */
final class BoltzmannTest {
    @Test
    void countsThreeReadings() {
        Computed c = computed(values(10, 10), values(8, 2, 3, 7));
        assertThat(c.interpretations()).isEqualTo(3);
        assertThat(links(c)).isEqualTo("22 22 22 22");
    }

    @Test
    void countsFiveReadingsOfEqualPayments() {
        Computed c = computed(values(10, 10), values(8, 2, 2, 8));
        assertThat(c.interpretations()).isEqualTo(5);
        assertThat(links(c)).isEqualTo("33 33 33 33");
    }

    @Test
    void countsPaymentsOfThree() {
        Computed c = computed(values(10, 10, 2), values(8, 2, 2, 8, 2));
        assertThat(c.interpretations()).isEqualTo(28);
        assertThat(c.links())
                .isEqualTo(
                        List.of(
                                row(16, 16, 7),
                                row(13, 13, 14),
                                row(13, 13, 14),
                                row(16, 16, 7),
                                row(13, 13, 14)));
    }

    @ParameterizedTest
    @CsvSource({"2,3", "3,16", "4,131", "5,1496", "6,22482", "7,426833", "8,9934563"})
    void countsEqualCoins(int k, long expected) {
        List<Sats> equal = Collections.nCopies(k, Sats.of(1_000));
        Computed c = computed(equal, equal);
        assertThat(c.interpretations()).isEqualTo(expected);
        assertThat(c.perfect()).isEqualTo(expected);
    }

    @Test
    void lettingABlockPayNothingGives28() {
        assertThat(computed(values(5, 5, 5), values(5, 3, 2)).interpretations()).isEqualTo(28);
    }

    /** 8e56317360a548e8ef28ec475878ef70d1371bee3526c017ac22ad61ae5740b8. */
    @Test
    void readsA2013SharedSend() {
        List<Sats> in = values(10_000_000, 1_380_000);
        List<Sats> out = values(100_000, 9_850_000, 100_000, 1_270_000);
        for (IntraFees fees : List.of(IntraFees.NONE, IntraFees.of(2, out))) {
            Computed c = computed(in, out, fees);
            assertThat(c.interpretations()).isEqualTo(3);
            assertThat(c.entropy()).isEqualByComparingTo("1.58496");
            assertThat(c.density()).isEqualByComparingTo("0.26416");
            assertThat(c.efficiency()).isEqualTo(3);
            assertThat(c.perfect()).isEqualTo(7);
            assertThat(c.countLinks() - c.countDeterministic()).isEqualTo(6);
            assertThat(c.countLinks()).isEqualTo(8);
            assertThat(c.isDeterministic(1, 0)).isTrue();
            assertThat(c.isDeterministic(3, 1)).isTrue();
        }
    }

    /** 742d8e113839946dad9e81c4b5211e959710a55aa499486bf13a3f435b45456c. */
    @Test
    void readsAStonewall() {
        List<Sats> in = values(2_999_808, 2_999_854);
        List<Sats> out = values(427_566, 427_566, 2_571_867, 2_572_242);
        for (IntraFees fees : List.of(IntraFees.NONE, IntraFees.of(2, out))) {
            Computed c = computed(in, out, fees);
            assertThat(c.interpretations()).isEqualTo(5);
            assertThat(c.entropy()).isEqualByComparingTo("2.32193");
            assertThat(c.efficiency()).isEqualTo(5);
            assertThat(c.perfect()).isEqualTo(7);
            assertThat(c.countDeterministic()).isZero();
        }
    }

    @Test
    void allowsAMakersFee() {
        List<Sats> out = values(100_000, 9_850_000, 100_000, 1_270_000);
        assertThat(IntraFees.of(2, out)).isEqualTo(new IntraFees(500, 500));
        assertThat(IntraFees.of(3, values(300, 300, 300))).isEqualTo(new IntraFees(2, 4));
        assertThat(IntraFees.of(1, out)).isEqualTo(IntraFees.NONE);
        assertThat(IntraFees.of(2, values(5, 4, 3))).isEqualTo(IntraFees.NONE);
        assertThat(IntraFees.of(3, values(5, 5, 3, 2, 1))).isEqualTo(IntraFees.NONE);
        // The maker gets 500 more than it brought.
        List<Sats> in = values(200_000, 150_000);
        List<Sats> paid = values(100_000, 99_000, 100_000, 50_500);
        assertThat(computed(in, paid).interpretations()).isEqualTo(2);
        assertThat(computed(in, paid, IntraFees.of(2, paid)).interpretations()).isEqualTo(4);
    }

    @Test
    void oneReadingHasNoEntropy() {
        Computed c = computed(values(10), values(6, 3));
        assertThat(c.interpretations()).isEqualTo(1);
        assertThat(c.entropy()).isZero();
        assertThat(c.efficiency()).isZero();
        assertThat(c.countDeterministic()).isEqualTo(2);
    }

    @Test
    void leavesOutputsWithoutValueOut() {
        Computed c = computed(values(10, 10), values(0, 8, 2, 3, 7));
        assertThat(c.interpretations()).isEqualTo(3);
        assertThat(c.outputs()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void saysWhyItWasNotComputed() {
        BoltzmannLimits limits = new BoltzmannLimits(3, 2, 1_000);
        assertThat(asked(values(1, 1, 1, 1), values(1), limits, Cancellation.NEVER))
                .isEqualTo(new NotComputed(Reason.TOO_MANY_INPUTS, 3));
        assertThat(asked(values(3), values(1, 1, 1), limits, Cancellation.NEVER))
                .isEqualTo(new NotComputed(Reason.TOO_MANY_OUTPUTS, 2));
        assertThat(asked(List.of(), values(1), limits, Cancellation.NEVER))
                .isEqualTo(new NotComputed(Reason.NO_INPUTS, 0));
        assertThat(asked(values(1), values(0), limits, Cancellation.NEVER))
                .isEqualTo(new NotComputed(Reason.NO_OUTPUTS, 0));
        List<Sats> many = powers(14);
        BoltzmannLimits few = new BoltzmannLimits(16, 16, 100_000);
        assertThat(asked(many, many, few, Cancellation.NEVER))
                .isEqualTo(new NotComputed(Reason.TOO_MANY_STEPS, 100_000));
        assertThat(asked(many, many, BoltzmannLimits.DEFAULT, () -> true))
                .isEqualTo(new NotComputed(Reason.CANCELLED, 0));
    }

    @Test
    void unknownInputsAreNoZero() {
        var t = new SpendFixture().from("a", 9).fromUnknown().to("x", 5).build();
        assertThat(Boltzmann.analyse(t, false, BoltzmannLimits.DEFAULT, Cancellation.NEVER))
                .isEqualTo(new NotComputed(Reason.UNKNOWN_INPUT, 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void agreesWithBruteForce(long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 25; round++) {
            int range = 2 + random.nextInt(12);
            List<Sats> in = random(random, 1 + random.nextInt(5), range);
            List<Sats> out = random(random, 1 + random.nextInt(5), range);
            long over = sum(in) - sum(out);
            if (over < 0) {
                in.add(Sats.of(-over + random.nextInt(3)));
            }
            IntraFees fees =
                    random.nextBoolean()
                            ? IntraFees.NONE
                            : new IntraFees(random.nextInt(2), random.nextInt(3));
            Computed c = computed(in, out, fees);
            BruteForce brute = new BruteForce(in, out, fees);
            assertThat(c.interpretations()).as("%s %s %s", in, out, fees).isEqualTo(brute.count);
            for (int o = 0; o < out.size(); o++) {
                for (int i = 0; i < in.size(); i++) {
                    assertThat(c.links().get(o).get(i)).isEqualTo(brute.links[o][i]);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void orderChangesOnlyTheOrderOfTheMatrix(long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Sats> in = random(random, 5, 6);
        in.add(Sats.of(20));
        List<Sats> out = random(random, 5, 6);
        Computed straight = computed(in, out);
        Computed reversed = computed(in.reversed(), out.reversed());
        assertThat(reversed.interpretations()).isEqualTo(straight.interpretations());
        assertThat(reversed.links().reversed().stream().map(List::reversed).toList())
                .isEqualTo(straight.links());
    }

    /** Every partition of the inputs, every function from outputs to blocks. */
    private static final class BruteForce {
        private final List<Sats> in;
        private final List<Sats> out;
        private final long least;
        private final long most;
        private long count;
        private final long[][] links;

        BruteForce(List<Sats> in, List<Sats> out, IntraFees fees) {
            this.in = in;
            this.out = out;
            this.least = -fees.maker();
            this.most = sum(in) - sum(out) + fees.taker();
            this.links = new long[out.size()][in.size()];
            partition(new int[in.size()], 0, 0);
        }

        private void partition(int[] blockOfInput, int next, int blocks) {
            if (next == blockOfInput.length) {
                assign(blockOfInput, blocks, new int[out.size()], 0);
                return;
            }
            for (int b = 0; b <= blocks; b++) {
                blockOfInput[next] = b;
                partition(blockOfInput, next + 1, Math.max(blocks, b + 1));
            }
        }

        private void assign(int[] blockOfInput, int blocks, int[] blockOfOutput, int next) {
            if (next == blockOfOutput.length) {
                judge(blockOfInput, blocks, blockOfOutput);
                return;
            }
            for (int b = 0; b < blocks; b++) {
                blockOfOutput[next] = b;
                assign(blockOfInput, blocks, blockOfOutput, next + 1);
            }
        }

        private void judge(int[] blockOfInput, int blocks, int[] blockOfOutput) {
            long[] over = new long[blocks];
            for (int i = 0; i < blockOfInput.length; i++) {
                over[blockOfInput[i]] += in.get(i).value();
            }
            for (int o = 0; o < blockOfOutput.length; o++) {
                over[blockOfOutput[o]] -= out.get(o).value();
            }
            if (Arrays.stream(over).allMatch(v -> v >= least && v <= most)) {
                count++;
                for (int o = 0; o < blockOfOutput.length; o++) {
                    for (int i = 0; i < blockOfInput.length; i++) {
                        links[o][i] += blockOfInput[i] == blockOfOutput[o] ? 1 : 0;
                    }
                }
            }
        }
    }

    private static List<Sats> random(Random random, int count, int range) {
        List<Sats> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(Sats.of(1 + random.nextInt(range)));
        }
        return values;
    }

    private static long sum(List<Sats> values) {
        return values.stream().mapToLong(Sats::value).sum();
    }

    private static List<Sats> powers(int count) {
        return IntStream.range(0, count).mapToObj(i -> Sats.of((1L << i) + 1)).toList();
    }

    private static List<BigInteger> row(long... counts) {
        return Arrays.stream(counts).mapToObj(BigInteger::valueOf).toList();
    }

    private static String links(Computed c) {
        return String.join(
                " ",
                c.links().stream()
                        .map(r -> String.join("", r.stream().map(BigInteger::toString).toList()))
                        .toList());
    }

    private static List<Sats> values(long... sats) {
        return Arrays.stream(sats).mapToObj(Sats::of).toList();
    }

    private static Computed computed(List<Sats> in, List<Sats> out) {
        return computed(in, out, IntraFees.NONE);
    }

    private static Computed computed(List<Sats> in, List<Sats> out, IntraFees fees) {
        return (Computed)
                Boltzmann.analyse(
                        new Boltzmann.Question(in, out, fees),
                        BoltzmannLimits.DEFAULT,
                        Cancellation.NEVER);
    }

    private static Linkability asked(
            List<Sats> in, List<Sats> out, BoltzmannLimits limits, Cancellation cancellation) {
        return Boltzmann.analyse(
                new Boltzmann.Question(in, out, IntraFees.NONE), limits, cancellation);
    }
}
