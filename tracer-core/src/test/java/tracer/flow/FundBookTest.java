package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.Seed;
import tracer.problem.BadInput;
import tracer.problem.LimitExceeded;

/** A fund's account under every policy at once. */
class FundBookTest {
    private static final int ROUNDS = 300;

    private static BigInteger whole(long n) {
        return BigInteger.valueOf(n);
    }

    /** Section 3.2 of the methods: +100, +60 claimed, −80, +40, −50, −30. */
    @Test
    void everyPolicyGivesItsPublishedFigure() {
        FundBook book = new FundBook(Policy.LIBR, Sharing.PRO_RATA);
        book.deposit(whole(100));
        book.claim(whole(60));
        book.withdraw(whole(80));
        book.deposit(whole(40));
        book.withdraw(whole(50));
        book.withdraw(whole(30));
        Map<Policy, String> left = new TreeMap<>();
        book.outcomes().forEach(o -> left.put(o.policy(), o.remaining().orElseThrow().toString()));
        assertThat(left)
                .isEqualTo(
                        Map.of(
                                Policy.HAIRCUT, "10",
                                Policy.HAIRCUT_INT, "10",
                                Policy.FIFO, "0",
                                Policy.LIFO, "0",
                                Policy.DIRTY_FIRST, "0",
                                Policy.CLEAN_FIRST, "40",
                                Policy.LIBR, "40"));
    }

    /** Under FIFO and LIFO unit for unit, each with its claimant's name on it. */
    @ParameterizedTest
    @EnumSource(names = {"FIFO", "LIFO"})
    void eachClaimLosesItsOwnUnits(Policy policy) {
        long seed = Seed.of("claims under " + policy);
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(seed + round);
            FundBook book = new FundBook(policy, Sharing.FIRST_IN);
            Deque<Integer> units = new ArrayDeque<>();
            List<BigInteger> claims = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                int amount = random.nextInt(9);
                switch (random.nextInt(3)) {
                    case 0 -> {
                        for (int u = 0; u < amount; u++) {
                            units.add(claims.size());
                        }
                        claims.add(whole(amount));
                        book.claim(whole(amount));
                    }
                    case 1 -> {
                        for (int u = 0; u < amount; u++) {
                            units.add(-1);
                        }
                        book.deposit(whole(amount));
                    }
                    default -> {
                        int out = Math.min(amount, units.size());
                        for (int u = 0; u < out; u++) {
                            int gone =
                                    policy == Policy.FIFO
                                            ? units.removeFirst()
                                            : units.removeLast();
                            assertThat(gone).isGreaterThanOrEqualTo(-1);
                        }
                        book.withdraw(whole(out));
                    }
                }
            }
            for (int c = 0; c < claims.size(); c++) {
                int number = c;
                assertThat(book.claim(c))
                        .as("round %d of seed %d", round, seed)
                        .isEqualTo(Rational.of(units.stream().filter(u -> u == number).count()));
            }
            book.outcomes();
        }
    }

    /** Whatever happens and whatever is declared: it closes, and nobody has more than he paid. */
    @ParameterizedTest
    @EnumSource(value = Policy.class, mode = EnumSource.Mode.EXCLUDE, names = "TIHO")
    void closesWhateverHappens(Policy policy) {
        long seed = Seed.of("funds under " + policy);
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(seed + round);
            FundBook book =
                    new FundBook(
                            policy, random.nextBoolean() ? Sharing.PRO_RATA : Sharing.FIRST_IN);
            List<BigInteger> paid = new ArrayList<>();
            Rational left = Rational.ZERO;
            for (int i = 0; i < 25; i++) {
                BigInteger amount = new BigInteger(random.nextBoolean() ? 4 : 250, random);
                switch (random.nextInt(3)) {
                    case 0 -> {
                        book.claim(amount);
                        paid.add(amount);
                    }
                    case 1 -> book.deposit(amount);
                    default -> {
                        BigInteger out = book.balance().shiftRight(random.nextInt(4));
                        assertThat(book.holds(out)).isTrue();
                        left = left.plus(book.withdraw(out));
                    }
                }
                assertThat(book.total()).isLessThanOrEqualTo(Rational.of(book.balance()));
            }
            assertThat(left.plus(book.total()))
                    .as("round %d of seed %d", round, seed)
                    .isEqualTo(Rational.of(Taint.total(paid)));
            for (int c = 0; c < paid.size(); c++) {
                assertThat(book.claim(c)).isBetween(Rational.ZERO, Rational.of(paid.get(c)));
            }
            assertThat(book.outcomes()).extracting(FundOutcome::policy).contains(policy);
        }
    }

    /** A thousand losses shared pro rata leave fractions as short as one. */
    @Test
    void sharesDoNotGrowWithEveryLoss() {
        FundBook book = new FundBook(Policy.LIBR, Sharing.PRO_RATA);
        book.claim(whole(1_000_003));
        book.claim(whole(2_000_003));
        for (int i = 0; i < 1_000; i++) {
            book.withdraw(whole(1_009));
        }
        assertThat(book.claim(0).denominator().bitLength()).isLessThan(64);
        assertThat(book.claim(0).plus(book.claim(1))).isEqualTo(book.total());
        book.outcomes();
    }

    /** Where exact fractions became too long the others still answer; declared, it is refused. */
    @Test
    void fractionsThatGrowTooLongAreSaid() {
        FundBook others = new FundBook(Policy.LIBR, Sharing.PRO_RATA);
        mix(others);
        assertThat(others.outcomes())
                .filteredOn(o -> o.remaining().isEmpty())
                .extracting(FundOutcome::policy)
                .containsExactly(Policy.HAIRCUT);
        FundBook declared = new FundBook(Policy.HAIRCUT, Sharing.PRO_RATA);
        assertThatThrownBy(() -> mix(declared))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("haircut-int");
    }

    private static void mix(FundBook book) {
        book.claim(whole(1_000_003));
        Random random = new Random(5);
        for (int i = 0; i < 2 * Policy.MOST_MIXINGS; i++) {
            book.deposit(whole(1_000 + random.nextInt(1_000)));
            book.withdraw(whole(1_500));
        }
    }

    @Test
    void outputsOnlyIsNoPolicyOfAFund() {
        assertThatThrownBy(() -> new FundBook(Policy.TIHO, Sharing.PRO_RATA))
                .isInstanceOf(BadInput.class);
    }
}
