package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.account.HeldAsset;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;

class LotsTest {
    private static final HeldAsset HOLDING =
            new HeldAsset(EvmAddress.ZERO, EvmChain.ETHEREUM.nativeAsset());
    private static final int ROUNDS = 300;

    /** The account: +100 clean, +60 dirty, −80, +40 clean, −50, −30; figures worked out by hand. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FIFO        | 0 30 30      | 0",
                "LIFO        | 60 0 0       | 0",
                "DIRTY_FIRST | 60 0 0       | 0",
                "CLEAN_FIRST | 0 0 20       | 40",
                "LIBR        | 0 0 20       | 40",
                "HAIRCUT     | 30 25/2 15/2 | 10",
            })
    void carriesDirtyValueByPolicy(Policy policy, String expected, String left) {
        carries(AccountRule.of(policy), expected, left);
    }

    private static <T extends Taint> void carries(
            AccountRule<T> rule, String expected, String left) {
        Lots<T> lots = new Lots<>(HOLDING, rule, BigInteger.ZERO);
        lots.credit(whole(100), Optional.empty(), 0);
        lots.credit(whole(60), Optional.of(rule.division().all(whole(60))), 1);
        List<String> out = new ArrayList<>();
        out.add(amount(lots.debit(whole(80))));
        lots.credit(whole(40), Optional.empty(), 0);
        out.add(amount(lots.debit(whole(50))));
        out.add(amount(lots.debit(whole(30))));
        assertThat(String.join(" ", out)).isEqualTo(expected);
        assertThat(amount(lots.taint())).isEqualTo(left);
        assertThat(lots.balance()).isEqualTo(40);
    }

    /** Whatever comes and goes, what was traced in is out or still there. */
    @ParameterizedTest
    @MethodSource("policies")
    void losesNothing(Policy policy) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            losesNothing(AccountRule.of(policy), new Random(seed), seed);
        }
    }

    static List<Policy> policies() {
        return Policy.ofAccounts(Direction.FORWARD);
    }

    private static <T extends Taint> void losesNothing(
            AccountRule<T> policy, Random random, long seed) {
        Lots<T> lots = new Lots<>(HOLDING, policy, whole(random.nextInt(50)));
        Rational in = Rational.ZERO;
        Rational out = Rational.ZERO;
        for (int i = 0; i < 30; i++) {
            if (random.nextBoolean()) {
                BigInteger amount = new BigInteger(random.nextBoolean() ? 5 : 250, random);
                Optional<T> parcel =
                        random.nextBoolean()
                                ? Optional.of(policy.division().all(amount))
                                : Optional.empty();
                lots.credit(amount, parcel, 1);
                in = in.plus(parcel.map(Taint::amount).orElse(Rational.ZERO));
            } else {
                BigInteger amount = lots.balance().shiftRight(random.nextInt(4));
                out = out.plus(lots.debit(amount).map(Taint::amount).orElse(Rational.ZERO));
            }
            Rational left = lots.taint().map(Taint::amount).orElse(Rational.ZERO);
            assertThat(out.plus(left)).as("%s, seed %d", policy, seed).isEqualTo(in);
            assertThat(left).isBetween(Rational.ZERO, Rational.of(lots.balance()));
        }
    }

    /** FIFO and LIFO lose nothing, so that time run backwards leads to the same lots. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void queuesRunBackwards(boolean newestFirst) {
        FirstInFirstOut fifo = new FirstInFirstOut();
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Lots<Taint.Runs> lots =
                    new Lots<>(
                            HOLDING,
                            new AccountRule<>(fifo, newestFirst),
                            whole(random.nextInt(20)));
            lots.credit(whole(10), Optional.of(fifo.all(whole(10))), 1);
            Optional<Taint.Runs> before = lots.taint();
            BigInteger debit = whole(random.nextInt(lots.balance().intValue() + 1));
            Optional<Taint.Runs> parcel = lots.debit(debit);
            BigInteger credit = whole(random.nextInt(20));
            lots.credit(credit, Optional.empty(), 1);
            assertThat(lots.uncredit(credit)).as("seed %d", seed).isEmpty();
            lots.undebit(debit, parcel, 1);
            assertThat(lots.taint()).as("seed %d", seed).isEqualTo(before);
        }
    }

    private static BigInteger whole(long n) {
        return BigInteger.valueOf(n);
    }

    private static String amount(Optional<? extends Taint> taint) {
        return taint.map(Taint::amount).orElse(Rational.ZERO).toString();
    }
}
