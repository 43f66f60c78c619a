package tracer.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.flow.Rational;
import tracer.ledger.Asset;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.memory.MemoryRates;
import tracer.problem.BadInput;

class ConvertingTest {
    private static final Asset COIN = BitcoinChain.MAIN.nativeAsset();

    /** A Sunday. */
    private static final Instant SUNDAY = Instant.parse("2021-03-07T23:59:59Z");

    private final RateStore rates = new MemoryRates();

    @Test
    void isExactAndNamesTheRateWithTheDaysRange() {
        put("BTC", "USD", "2021-03-07", "51206.69", "48918.67", "51465.95", "CM");
        Conversion.Worth worth = worth("USD", 150_000_000);
        assertThat(worth.exact()).isEqualTo(Rational.of(7_681_003_500L, 100_000));
        assertThat(worth.rounded()).isEqualTo("76810.04 USD");
        assertThat(worth.range()).contains("73378.00–77198.92 USD");
        assertThat(worth.rates()).isEqualTo("1 BTC = 51206.69 USD, CM, 2021-03-07");
    }

    @Test
    void anAssetsRateOfAnotherDayIsNotUsed() {
        put("BTC", "USD", "2021-03-06", "48912.38", "", "", "CM");
        put("BTC", "USD", "2021-03-08", "52246.52", "", "", "CM");
        assertThat(unknown("USD")).contains("no rate of BTC in USD for 2021-03-07 is stored");
    }

    @Test
    void theEurosRatesAreTheLastPublishedBeforeAWeekend() {
        put("BTC", "USD", "2021-03-07", "50000", "49000", "51000", "CM");
        put("EUR", "USD", "2021-03-05", "1.25", "", "", "ECB");
        put("EUR", "USD", "2021-03-08", "9", "", "", "ECB");
        put("EUR", "GBP", "2021-03-05", "0.8", "", "", "ECB");
        assertThat(worth("EUR", 100_000_000).rounded()).isEqualTo("40000.00 EUR");
        Conversion.Worth pounds = worth("GBP", 100_000_000);
        assertThat(pounds.exact()).isEqualTo(Rational.of(32_000));
        assertThat(pounds.range()).as("the euro's range is not known").isEmpty();
        assertThat(pounds.rates())
                .isEqualTo(
                        "1 BTC = 50000 USD, CM, 2021-03-07;"
                                + " 1 EUR = 1.25 USD, ECB, 2021-03-05 (the last published before);"
                                + " 1 EUR = 0.8 GBP, ECB, 2021-03-05 (the last published before)");
    }

    @Test
    void aRateOfTheEuroThatIsTooOldIsNotUsed() {
        put("BTC", "USD", "2021-03-07", "50000", "", "", "CM");
        put("EUR", "USD", "2021-03-02", "1.25", "", "", "ECB");
        assertThat(worth("EUR", 1).legs()).hasSize(2);
        RateStore older = new MemoryRates();
        older.put(
                rates.between(
                        new Currency("BTC"), new Currency("USD"), LocalDate.MIN, LocalDate.MAX, 9));
        older.put(List.of(rate("EUR", "USD", "2021-03-01", "1.25", "", "", "ECB")));
        assertThat(new Converting(older, Currency.EURO).convert(Rational.ONE, COIN, SUNDAY))
                .isInstanceOf(Conversion.Unknown.class);
    }

    @Test
    void ofSeveralSourcesTheFirstByName() {
        put("BTC", "USD", "2021-03-07", "2", "", "", "b");
        put("BTC", "USD", "2021-03-07", "1", "", "", "a");
        assertThat(worth("USD", 100_000_000).rates()).contains(", a,");
    }

    @Test
    void nothingStoredIsUnknownAndNeverZero() {
        assertThat(unknown("USD")).contains("no rate of BTC in USD");
        assertThat(new Converting(rates, new Currency("USD")).convert(Rational.ZERO, COIN, SUNDAY))
                .isInstanceOf(Conversion.Unknown.class);
    }

    @Test
    void tokensAndCoinsForTestsHaveNoRate() {
        put("BTC", "USD", "2021-03-07", "50000", "", "", "CM");
        put("ETH", "USD", "2021-03-07", "1700", "", "", "CM");
        Converting converting = new Converting(rates, new Currency("USD"));
        assertThat(converting.convert(Rational.ONE, new Asset.Token(EvmAddress.ZERO), SUNDAY))
                .isInstanceOf(Conversion.Unknown.class);
        for (Asset asset :
                List.of(
                        BitcoinChain.REGTEST.nativeAsset(),
                        BitcoinChain.SIGNET.nativeAsset(),
                        EvmChain.DEVELOPMENT.nativeAsset(),
                        EvmChain.of("sepolia").nativeAsset())) {
            assertThat(converting.convert(Rational.ONE, asset, SUNDAY))
                    .isEqualTo(
                            new Conversion.Unknown(
                                    "coins of %s are for tests and not traded"
                                            .formatted(((Asset.Native) asset).chain())));
        }
        assertThat(
                        converting.convert(
                                Rational.of(10).times(Rational.of(100_000_000_000_000_000L)),
                                EvmChain.ETHEREUM.nativeAsset(),
                                SUNDAY))
                .isInstanceOfSatisfying(
                        Conversion.Worth.class,
                        w -> assertThat(w.rounded()).isEqualTo("1700.00 USD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.000"})
    void aRateIsAboveZero(String close) {
        assertThatThrownBy(() -> rate("BTC", "USD", "2021-03-07", close, "", "", "x"))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void aRateLiesWithinItsDay() {
        assertThatThrownBy(() -> rate("BTC", "USD", "2021-03-07", "5", "6", "7", "x"))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> rate("BTC", "USD", "2021-03-07", "6", "8", "7", "x"))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> rate("BTC", "btc", "2021-03-07", "6", "", "", "x"))
                .isInstanceOf(BadInput.class);
    }

    private Conversion.Worth worth(String fiat, long sats) {
        return (Conversion.Worth)
                new Converting(rates, Currency.of(fiat)).convert(Rational.of(sats), COIN, SUNDAY);
    }

    private String unknown(String fiat) {
        return ((Conversion.Unknown)
                        new Converting(rates, Currency.of(fiat))
                                .convert(Rational.ONE, COIN, SUNDAY))
                .reason();
    }

    private void put(
            String asset,
            String fiat,
            String day,
            String close,
            String low,
            String high,
            String source) {
        rates.put(List.of(rate(asset, fiat, day, close, low, high, source)));
    }

    private static Rate rate(
            String asset,
            String fiat,
            String day,
            String close,
            String low,
            String high,
            String source) {
        return new Rate(
                Currency.of(asset),
                Currency.of(fiat),
                LocalDate.parse(day),
                new BigDecimal(close),
                number(low),
                number(high),
                source,
                Instant.parse("2026-01-02T03:04:05Z"));
    }

    private static Optional<BigDecimal> number(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }
}
