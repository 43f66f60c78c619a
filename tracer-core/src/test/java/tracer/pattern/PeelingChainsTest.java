package tracer.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.pattern.Split.Freshness.FRESH;
import static tracer.pattern.Split.Freshness.UNKNOWN;
import static tracer.pattern.Split.Freshness.USED;
import static tracer.pattern.Values.HOUR;
import static tracer.pattern.Values.split;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tracer.flow.Rational;

/** The predicate: L at least 3, peel to bulk at most 1/5, dwell at most 6 hours, fresh receiver. */
class PeelingChainsTest {
    private static final Parameters.Peel RULE = Parameters.DEFAULT.peel();

    private static PeelingChains of(Split... splits) {
        return new PeelingChains(RULE, List.of(splits));
    }

    private static List<String> ids(List<Split> chain) {
        return chain.stream().map(Split::transaction).toList();
    }

    @Test
    void threeInARowAreOneAndTwoAreNot() {
        Split first = split(1, 0, 1, 10, FRESH);
        Split second = split(2, HOUR, 1, 9, FRESH);
        Split third = split(3, 2 * HOUR, 1, 8, FRESH);
        assertThat(of(first, second).found()).isEmpty();
        assertThat(of(third, first, second).found())
                .singleElement()
                .satisfies(chain -> assertThat(ids(chain)).containsExactly("t1", "t2", "t3"));
    }

    @Test
    void theRatioMayBeExactlyOneFifthAndNoMore() {
        Split first = split(1, 0, 1, 10, FRESH);
        Split second = split(2, HOUR, 1, 9, FRESH);
        long bulk = 5_000_000_000_000_000L;
        assertThat(of(first, second, split(3, HOUR, bulk / 5, bulk, FRESH)).found()).hasSize(1);
        assertThat(of(first, second, split(3, HOUR, bulk / 5 + 1, bulk, FRESH)).found()).isEmpty();
        assertThat(of(first, second, split(3, HOUR, bulk / 5, bulk - 1, FRESH)).found()).isEmpty();
    }

    @Test
    void sixHoursAreSoonEnoughAndASecondMoreIsNot() {
        Split first = split(1, 0, 1, 10, FRESH);
        Split second = split(2, HOUR, 1, 9, FRESH);
        assertThat(of(first, second, split(3, 7 * HOUR, 1, 8, FRESH)).found()).hasSize(1);
        assertThat(of(first, second, split(3, 7 * HOUR + 1, 1, 8, FRESH)).found()).isEmpty();
    }

    @Test
    void aTimeBelowZeroIsKeptAndSoonEnough() {
        Split first = split(1, 5_000, 1, 10, FRESH);
        Split second = split(2, 0, 1, 9, FRESH);
        assertThat(Span.between(first.place(), second.place()))
                .isEqualTo(Duration.ofSeconds(-5_000));
        assertThat(of(first, second, split(3, 6 * HOUR, 1, 8, FRESH)).found()).hasSize(1);
        assertThat(of(first, second, split(3, 6 * HOUR + 1, 1, 8, FRESH)).found())
                .as("counted from the second, not from the later time of the first")
                .isEmpty();
    }

    @Test
    void aUsedReceiverBreaksItAndOneNotKnownMakesItUndecided() {
        Split first = split(1, 0, 1, 10, FRESH);
        Split third = split(3, 2 * HOUR, 1, 8, FRESH);
        PeelingChains used = of(first, split(2, HOUR, 1, 9, USED), third);
        assertThat(used.found()).isEmpty();
        assertThat(used.undecided()).isEmpty();
        PeelingChains unknown = of(first, split(2, HOUR, 1, 9, UNKNOWN), third);
        assertThat(unknown.found()).isEmpty();
        assertThat(unknown.undecided()).hasSize(1);
    }

    @Test
    void theNextMustSpendTheLargerPart() {
        Split first = split(1, 0, 10, 1, FRESH);
        assertThat(first.bulk().id()).isEqualTo("t1:0");
        assertThat(of(first, split(2, 0, 1, 9, FRESH), split(3, 0, 1, 8, FRESH)).found()).isEmpty();
    }

    @Test
    void orderOfGivingDoesNotMatterAndBreaksDivide() {
        List<Split> splits = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            splits.add(split(i, i * HOUR + (i > 5 ? 6 * HOUR : 0), 1, 100 - i, FRESH));
        }
        List<List<Split>> expected = new PeelingChains(RULE, splits).found();
        assertThat(expected).extracting(List::size).containsExactly(5, 7);
        Collections.shuffle(splits, new Random(7));
        assertThat(new PeelingChains(RULE, splits).found()).isEqualTo(expected);
    }

    @Test
    void parametersAreExposed() {
        Parameters.Peel strict = new Parameters.Peel(2, Rational.of(1, 11), Duration.ofHours(1));
        List<Split> splits = List.of(split(1, 0, 1, 11, FRESH), split(2, HOUR, 1, 11, FRESH));
        assertThat(new PeelingChains(strict, splits).found()).hasSize(1);
        assertThat(new PeelingChains(RULE, splits).found()).isEmpty();
    }
}
