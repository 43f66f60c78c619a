package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.account.HeldAsset;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;

class ClaimsTest {
    private static final int ROUNDS = 2_000;

    /** Section 3.2 of the methods: 60, 60, 60, 60, 40. */
    @Test
    void aClaimIsTheLowestBalanceSince() {
        Claims claims = Claims.of(Policy.LIBR, Sharing.PRO_RATA);
        claims.deposit(whole(100));
        claims.claim(whole(60));
        List<String> course = new ArrayList<>(List.of(claims.total().toString()));
        claims.withdraw(whole(80));
        course.add(claims.total().toString());
        claims.deposit(whole(40));
        course.add(claims.total().toString());
        claims.withdraw(whole(50));
        course.add(claims.total().toString());
        claims.withdraw(whole(30));
        course.add(claims.total().toString());
        assertThat(course).containsExactly("60", "60", "60", "60", "40");
    }

    /** A pays in 100, 80 leave; B pays in 50, 60 leave: 10 are left of claims of 20 and 50. */
    @Test
    void severalShareByTheDeclaredRule() {
        for (Sharing sharing : Sharing.values()) {
            Claims claims = Claims.of(Policy.LIBR, sharing);
            int a = claims.claim(whole(100));
            assertThat(claims.withdraw(whole(80))).isEqualTo(Rational.of(80));
            int b = claims.claim(whole(50));
            assertThat(claims.withdraw(whole(60))).isEqualTo(Rational.of(60));
            assertThat(claims.claim(a))
                    .isEqualTo(sharing == Sharing.PRO_RATA ? Rational.of(20, 7) : Rational.ZERO);
            assertThat(claims.claim(b))
                    .isEqualTo(sharing == Sharing.PRO_RATA ? Rational.of(50, 7) : Rational.of(10));
        }
    }

    /** For one claimant it is clean-first, whatever comes and goes, up to amounts of 250 bits. */
    @Test
    void isCleanFirstForOneClaimant() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Claims claims =
                    Claims.of(
                            Policy.LIBR,
                            random.nextBoolean() ? Sharing.PRO_RATA : Sharing.FIRST_IN);
            AccountRule<Taint.Count> cleanFirst = new AccountRule<>(Filling.LAST, false);
            Lots<Taint.Count> lots =
                    new Lots<>(
                            new HeldAsset(EvmAddress.ZERO, EvmChain.ETHEREUM.nativeAsset()),
                            cleanFirst,
                            BigInteger.ZERO);
            int claim = -1;
            for (int i = 0; i < 25; i++) {
                BigInteger amount = new BigInteger(random.nextBoolean() ? 5 : 250, random);
                if (claim < 0 && random.nextInt(4) == 0) {
                    claim = claims.claim(amount);
                    lots.credit(amount, Optional.of(Filling.LAST.all(amount)), 1);
                } else if (random.nextBoolean()) {
                    claims.deposit(amount);
                    lots.credit(amount, Optional.empty(), 1);
                } else {
                    BigInteger out = lots.balance().shiftRight(random.nextInt(4));
                    assertThat(claims.withdraw(out))
                            .as("seed %d", seed)
                            .isEqualTo(lots.debit(out).map(Taint::amount).orElse(Rational.ZERO));
                }
                assertThat(claims.total())
                        .as("seed %d", seed)
                        .isEqualTo(lots.taint().map(Taint::amount).orElse(Rational.ZERO));
                assertThat(claims.balance()).isEqualTo(lots.balance());
            }
        }
    }

    /** Together they have what one claimant would, and nobody has more than was paid in. */
    @ParameterizedTest
    @EnumSource
    void sharingMovesOnlyWhoLoses(Sharing sharing) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Claims claims = Claims.of(Policy.LIBR, sharing);
            List<BigInteger> paid = new ArrayList<>();
            Rational left = Rational.ZERO;
            for (int i = 0; i < 20; i++) {
                BigInteger amount = whole(random.nextInt(40));
                switch (random.nextInt(3)) {
                    case 0 -> {
                        claims.claim(amount);
                        paid.add(amount);
                    }
                    case 1 -> claims.deposit(amount);
                    default ->
                            left =
                                    left.plus(
                                            claims.withdraw(
                                                    whole(
                                                            random.nextInt(
                                                                    claims.balance().intValueExact()
                                                                            + 1))));
                }
                assertThat(claims.total()).isLessThanOrEqualTo(Rational.of(claims.balance()));
            }
            assertThat(claims.total().plus(left))
                    .as("seed %d", seed)
                    .isEqualTo(Rational.of(Taint.total(paid)));
            for (int c = 0; c < paid.size(); c++) {
                assertThat(claims.claim(c)).isBetween(Rational.ZERO, Rational.of(paid.get(c)));
            }
        }
    }

    @Test
    void nobodyPaysOutMoreThanThereIs() {
        Claims claims = Claims.of(Policy.LIBR, Sharing.FIRST_IN);
        claims.deposit(whole(3));
        assertThatThrownBy(() -> claims.withdraw(whole(4)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BigInteger whole(long n) {
        return BigInteger.valueOf(n);
    }
}
