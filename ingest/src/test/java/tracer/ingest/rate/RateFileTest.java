package tracer.ingest.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tracer.RealData;
import tracer.price.Currency;
import tracer.price.Rate;
import tracer.problem.BadInput;

class RateFileTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir Path folder = Path.of("");

    /** 4 January 1999 and 10 April 2026 as the file prints them; counts by another reader. */
    @Test
    void readsTheEurosHistoryFromItsZip() {
        Path zip = RealData.folder("rates").resolve("eurofxref-hist.zip");
        RateFile.Content content =
                RateFile.read(zip, terms(Optional.empty(), Set.of("USD", "GBP")));
        assertThat(content.rates())
                .contains(
                        euro("USD", "1999-01-04", "1.1789"),
                        euro("GBP", "1999-01-04", "0.7111"),
                        euro("USD", "2026-04-10", "1.1711"));
        assertThat(content.rates()).hasSize(2 * DAYS);
        assertThat(content.missing()).isZero();
        assertThat(content.leftOut()).isEqualTo(39L * DAYS);
    }

    /** Lines of the file less its header. */
    private static final int DAYS = 6983;

    @Test
    void readsOneAssetsTableOfCoinMetrics() throws IOException {
        RateFile.Content content =
                read(
                        """
                        time,AdrActCnt,PriceBTC,PriceUSD,ROI30d
                        2010-07-17,856,1,,
                        2010-07-18,655,1,0.08584,
                        2021-03-07T00:00:00.000000000Z,1,1,51206.69,2
                        """,
                        terms(Optional.of(Currency.of("btc")), Set.of()));
        assertThat(content.rates())
                .containsExactly(
                        rate("BTC", "USD", "2010-07-18", "0.08584", "", ""),
                        rate("BTC", "USD", "2021-03-07", "51206.69", "", ""));
        assertThat(content.missing()).isEqualTo(1);
    }

    @Test
    void readsOurOwnFormWithTheDaysRange() throws IOException {
        assertThat(
                        read(
                                        """
                                        date,asset,fiat,close,low,high
                                        2021-03-07,btc,usd,51206.69,48918.67,51465.95
                                        2021-03-07,ETH,EUR,1.5e3,,
                                        """,
                                        terms(Optional.empty(), Set.of()))
                                .rates())
                .containsExactly(
                        rate("BTC", "USD", "2021-03-07", "51206.69", "48918.67", "51465.95"),
                        rate("ETH", "EUR", "2021-03-07", "1500", "", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date,asset,fiat,close\\n2021-03-07,BTC,USD,abc|row 2: 'abc' is no number",
                "date,asset,fiat,close\\n2021-03-07,BTC,USD,-1|row 2: '-1' is no number",
                "date,asset,fiat,close\\n2021-03-07,BTC,USD,0|row 2: rate 0 is not above 0",
                "date,asset,fiat,close\\n2021-02-30,BTC,USD,1|row 2: there is no day",
                "date,asset,fiat,close\\n2021-03-07T12:00:00Z,BTC,USD,1|only rates of whole days",
                "date,asset,fiat,close\\n2021-03-07,BTC,USD|3 fields, the header has 4",
                "time,PriceUSD\\n2021-03-07,1|--asset",
                "a,b\\n1,2|names none of the known forms",
                "''|is empty",
            })
    void whatIsNoRateIsNamedAndNothingIsRead(String text, String message) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n"), terms(Optional.empty(), Set.of())))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message)
                .hasMessageContaining("rates.csv");
    }

    @Test
    void aZipIsReadWhereItIsAndUnfoldsToNoGigabytes() throws IOException {
        Path zip = folder.resolve("bomb.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(out)) {
            packed.putNextEntry(new ZipEntry("../../outside.csv"));
            packed.write("Date,USD,\n".getBytes(StandardCharsets.UTF_8));
            byte[] day = "2021-03-05,1.25,\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1_000; i++) {
                packed.write(day);
            }
        }
        assertThatThrownBy(() -> RateFile.read(zip, terms(Optional.empty(), Set.of("GBP"))))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("bytes; this is no file of rates");
        assertThat(folder.resolve("../../outside.csv")).doesNotExist();
    }

    private RateFile.Content read(String text, RateTerms terms) throws IOException {
        return RateFile.read(Files.writeString(folder.resolve("rates.csv"), text), terms);
    }

    private static RateTerms terms(Optional<Currency> asset, Set<String> only) {
        return new RateTerms(
                "a source",
                NOW,
                asset,
                only.stream().map(Currency::of).collect(Collectors.toSet()));
    }

    private static Rate euro(String fiat, String day, String close) {
        return rate("EUR", fiat, day, close, "", "");
    }

    private static Rate rate(
            String asset, String fiat, String day, String close, String low, String high) {
        return new Rate(
                Currency.of(asset),
                Currency.of(fiat),
                LocalDate.parse(day),
                new BigDecimal(close),
                number(low),
                number(high),
                "a source",
                NOW);
    }

    private static Optional<BigDecimal> number(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }
}
