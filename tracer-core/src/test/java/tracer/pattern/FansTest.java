package tracer.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.pattern.Values.DAY;
import static tracer.pattern.Values.HOUR;
import static tracer.pattern.Values.in;
import static tracer.pattern.Values.out;
import static tracer.pattern.Values.paid;
import static tracer.pattern.Values.payer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tracer.flow.Rational;

class FansTest {
    private static final Parameters.Fan RULE = Parameters.DEFAULT.fan();

    /** As many payers as the rule wants, one an hour. */
    private static List<Movement> ten() {
        List<Movement> movements = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            movements.add(paid(i, i * HOUR, payer("p" + i), 100));
        }
        return movements;
    }

    @Test
    void tenPartiesAreAFanAndNineAreNot() {
        List<Movement> movements = ten();
        assertThat(Fans.in(RULE, movements).widest())
                .hasValueSatisfying(fan -> {
                    assertThat(fan.parties()).isEqualTo(10);
                    assertThat(fan.concentration()).isEqualTo(Rational.of(1, 10));
                });
        movements.set(9, paid(10, 10 * HOUR, payer("p1"), 100));
        assertThat(Fans.in(RULE, movements).widest()).as("one pays twice").isEmpty();
    }

    @Test
    void theWindowIsAWeekAndNotASecondMore() {
        List<Movement> movements = ten();
        movements.set(9, paid(10, HOUR + 7 * DAY, payer("p10"), 100));
        assertThat(Fans.in(RULE, movements).widest()).isPresent();
        movements.set(9, paid(10, HOUR + 7 * DAY + 1, payer("p10"), 100));
        assertThat(Fans.in(RULE, movements).widest()).isEmpty();
    }

    /**
     * x² + 9·1 over (x + 9)² is 1/4 where 3x² − 18x − 45 is 0 hence x = 7.90…; so 7 fits, 8 not.
     */
    @Test
    void onePartyMayNotOutweigh() {
        assertThat(Fans.in(RULE, weighted(7)).widest()).isPresent();
        assertThat(Fans.in(RULE, weighted(8)).widest()).isEmpty();
        Parameters.Fan exact =
                new Parameters.Fan(
                        10,
                        Duration.ofDays(7),
                        Rational.of(8 * 8 + 9, 17 * 17),
                        Rational.ONE,
                        Duration.ZERO);
        assertThat(Fans.in(exact, weighted(8)).widest()).as("exactly at the limit").isPresent();
    }

    private static List<Movement> weighted(long first) {
        List<Movement> movements = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            movements.add(paid(i, i, payer("p" + i), i == 1 ? first : 1));
        }
        return movements;
    }

    @Test
    void newValueIsNobodysAndUnknownPayersMakeItUndecided() {
        List<Movement> movements = ten();
        movements.set(9, paid(10, 10 * HOUR, new Payer.NewValue(), 100));
        assertThat(Fans.in(RULE, movements).widest()).isEmpty();
        assertThat(Fans.in(RULE, movements).isPossible()).isFalse();
        movements.set(9, paid(10, 10 * HOUR, new Payer.Unknown(), 100));
        assertThat(Fans.in(RULE, movements).widest()).isEmpty();
        assertThat(Fans.in(RULE, movements).isPossible()).isTrue();
        movements.remove(0);
        assertThat(Fans.in(RULE, movements).isPossible()).isFalse();
    }

    @Test
    void agreesWithCountingEveryWindowAnew() {
        long seed = 20_261_125;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Movement> movements = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                // Times run backwards now and then, as they may.
                long time = i * HOUR * 6 - random.nextInt(3) * HOUR;
                movements.add(
                        paid(i, time, payer("p" + random.nextInt(14)), 1 + random.nextInt(9)));
            }
            assertThat(Fans.in(RULE, movements).widest().map(Fans.Fan::parties).orElse(0))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(plainly(movements));
        }
    }

    private static int plainly(List<Movement> movements) {
        int most = 0;
        for (Movement last : movements) {
            Map<Payer, Long> parties = new HashMap<>();
            for (Movement m : movements) {
                long age =
                        last.place().claimedTime().getEpochSecond()
                                - m.place().claimedTime().getEpochSecond();
                boolean isBefore = age > 0 || (age == 0 && m.place().compareTo(last.place()) <= 0);
                if (isBefore && age <= 7 * DAY) {
                    parties.merge(m.from(), m.amount().longValueExact(), Long::sum);
                }
            }
            long total = parties.values().stream().mapToLong(v -> v).sum();
            long squares = parties.values().stream().mapToLong(v -> v * v).sum();
            if (parties.size() >= 10 && 4 * squares <= total * total) {
                most = Math.max(most, parties.size());
            }
        }
        return most;
    }

    private static Optional<Funnels.Funnel> funnel(Turnover... turnovers) {
        return new Funnels(RULE, List.of(turnovers)).widest(Fans.in(RULE, ten()).all());
    }

    @Test
    void aFunnelTakesOutEightyPercentWithinADayAfterTheLast() {
        assertThat(funnel(out(11, 10 * HOUR + DAY, 800))).isPresent();
        assertThat(funnel(out(11, 10 * HOUR + DAY + 1, 800))).isEmpty();
        assertThat(funnel(out(11, 11 * HOUR, 799))).isEmpty();
        assertThat(funnel(in(11, 11 * HOUR, 5_000))).isEmpty();
        assertThat(funnel(out(11, 11 * HOUR, 400), out(12, 11 * HOUR, 400)))
                .as("two are not one")
                .isEmpty();
        assertThat(funnel(out(9, 11 * HOUR, 1_000))).as("before the last").isEmpty();
        assertThat(funnel(out(11, 9 * HOUR, 1_000)))
                .as("after the last on the chain, though stamped earlier")
                .isPresent();
    }
}
