package tracer.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link RateStore} keeps and answers. */
public abstract class RateStoreContract {
    private static final Currency BTC = Currency.of("BTC");
    private static final Currency USD = Currency.of("USD");
    private static final LocalDate DAY = LocalDate.parse("2021-03-05");

    private RateStore rates;

    /** Opens an empty store. Called once before each test. */
    protected abstract RateStore open();

    @BeforeEach
    final void openStore() {
        rates = open();
    }

    @Test
    void keepsEveryDigit() {
        Rate rate =
                new Rate(
                        BTC,
                        USD,
                        DAY,
                        new BigDecimal("48927.123456789012345678901234567890"),
                        Optional.of(new BigDecimal("0.000000000000000000000001")),
                        Optional.of(new BigDecimal("99999999999999999999")),
                        "Ä, \"b\"",
                        Instant.parse("2026-01-02T03:04:05.678Z"));
        assertThat(rates.put(List.of(rate))).isEqualTo(1);
        assertThat(rates.between(BTC, USD, DAY, DAY, 9)).containsExactly(rate);
        assertThat(rates.last(BTC, USD, DAY, DAY)).containsExactly(rate);
    }

    @Test
    void whatASourceSaysAnewReplacesWhatItSaid() {
        assertThat(rates.put(List.of(rate(DAY, "1", "a"), rate(DAY, "2", "b")))).isEqualTo(2);
        assertThat(rates.put(List.of(rate(DAY, "1.0", "a")))).as("the same number").isZero();
        assertThat(rates.put(List.of(rate(DAY, "1.5", "a")))).isEqualTo(1);
        assertThat(rates.between(BTC, USD, DAY, DAY, 9))
                .containsExactly(rate(DAY, "1.5", "a"), rate(DAY, "2", "b"));
        assertThat(rates.put(List.of())).isZero();
    }

    @Test
    void theLastOfEachSourceWithinTheDaysIsFound() {
        rates.put(
                List.of(
                        rate(DAY.minusDays(9), "9", "a"),
                        rate(DAY.minusDays(3), "3", "a"),
                        rate(DAY.minusDays(2), "2", "a"),
                        rate(DAY.plusDays(1), "8", "a"),
                        rate(DAY.minusDays(4), "4", "b")));
        assertThat(rates.last(BTC, USD, DAY.minusDays(5), DAY))
                .containsExactly(
                        rate(DAY.minusDays(2), "2", "a"), rate(DAY.minusDays(4), "4", "b"));
        assertThat(rates.last(BTC, USD, DAY, DAY)).isEmpty();
        assertThat(rates.last(USD, BTC, DAY.minusDays(5), DAY)).isEmpty();
    }

    @Test
    void listsDaysInOrderAndSeries() {
        rates.put(
                IntStream.range(0, 20)
                        .mapToObj(i -> rate(DAY.plusDays((i * 7) % 20), "" + (i + 1), "a"))
                        .toList());
        List<Rate> found = rates.between(BTC, USD, DAY.plusDays(3), DAY.plusDays(17), 10);
        assertThat(found).hasSize(10).isSorted();
        assertThat(found.getFirst().day()).isEqualTo(DAY.plusDays(3));
        assertThat(rates.series())
                .containsExactly(new RateStore.Series(BTC, USD, "a", 20, DAY, DAY.plusDays(19)));
    }

    private static Rate rate(LocalDate day, String close, String source) {
        return new Rate(
                BTC,
                USD,
                day,
                new BigDecimal(close),
                Optional.empty(),
                Optional.empty(),
                source,
                Instant.parse("2026-01-02T03:04:05Z"));
    }
}
