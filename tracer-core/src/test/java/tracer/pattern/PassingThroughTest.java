package tracer.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.pattern.Values.DAY;
import static tracer.pattern.Values.HOUR;
import static tracer.pattern.Values.in;
import static tracer.pattern.Values.out;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tracer.flow.Rational;
import tracer.pattern.PassingThrough.Answer;

class PassingThroughTest {
    private static final Parameters.Pass RULE = Parameters.DEFAULT.pass();

    private static PassingThrough measured(Turnover... turnovers) {
        return ((Answer.Measured) PassingThrough.of(List.of(turnovers))).passing();
    }

    @Test
    void threeEpisodesOfAllThatComesArePassThroughAndTwoAreNot() {
        PassingThrough three =
                measured(
                        in(1, 0, 100),
                        out(2, HOUR, 100),
                        in(3, DAY, 100),
                        out(4, DAY + HOUR, 100),
                        in(5, 2 * DAY, 100),
                        out(6, 2 * DAY + HOUR, 100));
        assertThat(three.episodes()).isEqualTo(3);
        assertThat(three.ratio()).isEqualTo(Rational.ONE);
        assertThat(three.dwell()).isEqualTo(Duration.ofHours(1));
        assertThat(three.meets(RULE)).isTrue();
        assertThat(
                        measured(
                                        in(1, 0, 100),
                                        out(2, HOUR, 50),
                                        out(3, HOUR, 50),
                                        in(4, DAY, 100),
                                        out(5, DAY, 100))
                                .meets(RULE))
                .as("two outflows after one inflow are one episode")
                .isFalse();
    }

    @Test
    void nineTenthsAreEnoughAndASatoshiLessIsNot() {
        assertThat(episodes(1_000_000_000_000_000L, 900_000_000_000_000L).meets(RULE)).isTrue();
        assertThat(episodes(1_000_000_000_000_000L, 899_999_999_999_999L).meets(RULE)).isFalse();
    }

    private static PassingThrough episodes(long in, long out) {
        return measured(
                in(1, 0, in - 2),
                out(2, 0, out - 2),
                in(3, 0, 1),
                out(4, 0, 1),
                in(5, 0, 1),
                out(6, 0, 1));
    }

    @Test
    void theMedianIsWeightedByValueFirstInFirstOut() {
        PassingThrough p =
                measured(
                        in(1, 0, 60), in(2, 10 * HOUR, 40), out(3, 12 * HOUR, 50), out(4, DAY, 50));
        // 50 stayed 12 h, 10 stayed 24 h, 40 stayed 14 h: half of the value at most 12 h.
        assertThat(p.dwell()).isEqualTo(Duration.ofHours(12));
        PassingThrough less =
                measured(
                        in(1, 0, 60), in(2, 10 * HOUR, 40), out(3, 12 * HOUR, 49), out(4, DAY, 51));
        assertThat(less.dwell()).isEqualTo(Duration.ofHours(14));
    }

    @Test
    void aDayIsShortEnoughAndASecondMoreIsNot() {
        assertThat(held(DAY).meets(RULE)).isTrue();
        assertThat(held(DAY + 1).meets(RULE)).isFalse();
        assertThat(held(-100).dwell()).as("never clamped").isEqualTo(Duration.ofSeconds(-100));
    }

    private static PassingThrough held(long seconds) {
        return measured(
                in(1, 0, 9),
                out(2, seconds, 9),
                in(3, 0, 9),
                out(4, seconds, 9),
                in(5, 0, 9),
                out(6, seconds, 9));
    }

    /** METHODS 3.2: +100, +60, −80, +40, −50, −30; first in, first out. */
    @Test
    void takesWhatCameFirstAsThePublishedVectorSays() {
        PassingThrough p =
                measured(
                        in(1, 0, 100),
                        in(2, 10, 60),
                        out(3, 20, 80),
                        in(4, 30, 40),
                        out(5, 40, 50),
                        out(6, 50, 30));
        assertThat(p.in()).isEqualTo(200);
        assertThat(p.out()).isEqualTo(160);
        // 80 stayed 20 s, 20 stayed 40 s, 30 stayed 30 s, 30 stayed 40 s: half is 80.
        assertThat(p.dwell()).isEqualTo(Duration.ofSeconds(20));
        assertThat(p.episodes()).isEqualTo(2);
    }

    @Test
    void moreOutThanInIsNoAnswerAndNothingOutIsNone() {
        assertThat(PassingThrough.of(List.of(in(1, 0, 5), out(2, 0, 6))))
                .isInstanceOf(Answer.MoreOutThanIn.class);
        assertThat(PassingThrough.of(List.of(in(1, 0, 5)))).isInstanceOf(Answer.NothingLeft.class);
        assertThat(PassingThrough.of(List.of())).isInstanceOf(Answer.NothingLeft.class);
    }
}
