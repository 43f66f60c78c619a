package tracer.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.ledger.TransactionFixture.spending;
import static tracer.summary.SummaryCase.forward;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tracer.attribution.Category;
import tracer.evidence.EvidenceClass;
import tracer.flow.Policy;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ChainFixture;
import tracer.ledger.ScriptFixture;
import tracer.ledger.Transaction;
import tracer.memory.MemoryRates;
import tracer.price.Converting;
import tracer.price.Currency;
import tracer.price.Rate;

/** What the ends of a trace were worth: each by a rate that its line names, or unknown. */
class MoneyTableTest {
    private static final long BTC = 100_000_000L;

    /** Blocks of ten minutes that take a chain into the next day. */
    private static final int A_DAY = 150;

    private final SummaryCase made = new SummaryCase(ChainFixture.from(1), BitcoinChain.MAIN);
    private final MemoryRates rates = new MemoryRates();
    private final Transaction seed =
            spending(ChainFixture.coinbaseOf(made.chain.mine()), 0).pay("seed", 5 * BTC).build();

    /** On a Sunday 3 of 5 coins go to an exchange; the rest is moved once more a day later. */
    private FlowSummary summary(Optional<Converting> money) {
        made.chain.mine(seed);
        Transaction split =
                spending(seed, 0).pay("exchange", 3 * BTC).pay("rest", 2 * BTC - 1_000).build();
        made.chain.mine(split);
        for (int i = 0; i < A_DAY; i++) {
            made.chain.mine();
        }
        made.chain.mine(spending(split, 1).pay("late", 2 * BTC - 1_500).build());
        made.label(
                ScriptFixture.witnessKeyHash("exchange"), "Exchange A", Category.EXCHANGE, "list");
        return made.ready()
                .summary(
                        new SummaryRequest(
                                forward(seed.outPoint(0), Policy.FIFO),
                                List.of(),
                                Provenance.NOT_STATED,
                                true,
                                money));
    }

    @Test
    void everyEndHasItsDayItsRangeAndTheRatesThatMadeIt() {
        rate("BTC", "USD", "2020-09-13", "10332.84", "10220.5", "10577.21", "market");
        rate("EUR", "USD", "2020-09-11", "1.1854", "", "", "ECB");
        List<List<String>> table = table(summary(in("EUR")));
        assertThat(table).hasSize(2);
        assertThat(table.getFirst().subList(2, 7))
                .containsExactly(
                        "2020-09-13",
                        "3.0 BTC",
                        // 3 × 10332.84 / 1.1854, and the day's low and high
                        "26150.26 EUR",
                        "unknown",
                        "1 BTC = 10332.84 USD, market, 2020-09-13;"
                                + " 1 EUR = 1.1854 USD, ECB, 2020-09-11 (the last published before)");
    }

    @Test
    void withinOneRateTheDaysRangeIsSaid() {
        rate("BTC", "USD", "2020-09-13", "10332.84", "10220.5", "10577.21", "market");
        assertThat(table(summary(in("USD"))).getFirst().subList(4, 6))
                .containsExactly("30998.52 USD", "30661.50–31731.63 USD");
    }

    @Test
    void whatHasNoRateIsUnknownAndNeverZero() {
        rate("BTC", "USD", "2020-09-13", "10332.84", "", "", "market");
        List<List<String>> table = table(summary(in("USD")));
        assertThat(table.getLast().subList(2, 7))
                .containsExactly(
                        "2020-09-14",
                        "1.999985 BTC",
                        "rate unknown",
                        "unknown",
                        "no rate of BTC in USD for 2020-09-14 is stored");
    }

    @Test
    void withoutACurrencyThereIsNoTable() {
        assertThat(grids(summary(Optional.empty()))).isEmpty();
    }

    private Optional<Converting> in(String fiat) {
        return Optional.of(new Converting(rates, Currency.of(fiat)));
    }

    private static List<Part.Grid> grids(FlowSummary summary) {
        return summary.sections().stream()
                .flatMap(s -> s.parts().stream())
                .filter(Part.Grid.class::isInstance)
                .map(Part.Grid.class::cast)
                .filter(g -> g.caption().startsWith("Ends of the trace in "))
                .toList();
    }

    private static List<List<String>> table(FlowSummary summary) {
        Part.Grid grid = grids(summary).getFirst();
        assertThat(grid.rows()).allMatch(r -> r.evidence() == EvidenceClass.CONVENTION);
        return grid.rows().stream()
                .map(r -> r.cells().stream().map(Phrase::toString).toList())
                .toList();
    }

    private void rate(
            String of, String in, String day, String close, String low, String high, String says) {
        rates.put(
                List.of(
                        new Rate(
                                Currency.of(of),
                                Currency.of(in),
                                LocalDate.parse(day),
                                new BigDecimal(close),
                                decimal(low),
                                decimal(high),
                                says,
                                Instant.EPOCH)));
    }

    private static Optional<BigDecimal> decimal(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty()).map(BigDecimal::new);
    }
}
