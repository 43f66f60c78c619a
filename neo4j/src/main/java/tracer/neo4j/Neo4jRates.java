package tracer.neo4j;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import tracer.price.Currency;
import tracer.price.Rate;
import tracer.price.RateStore;

/** Rates in the graph. Numbers stand as decimal text: the database knows no exact fractions. */
final class Neo4jRates implements RateStore {
    private static final Cypher PUT = Cypher.of("rate/put");
    private static final Cypher LAST = Cypher.of("rate/last");
    private static final Cypher BETWEEN = Cypher.of("rate/between");
    private static final Cypher SERIES = Cypher.of("rate/series");

    private final Database database;

    Neo4jRates(Database database) {
        this.database = database;
    }

    @Override
    public int put(Collection<Rate> rates) {
        List<Map<String, Object>> rows = rates.stream().map(Neo4jRates::row).toList();
        return database.write(work ->
                work.ask(PUT, "rows", rows, row -> row.get("changed").asInt()).stream()
                        .mapToInt(n -> n)
                        .sum());
    }

    private static Map<String, Object> row(Rate r) {
        Map<String, Object> row = new HashMap<>();
        row.put("asset", r.asset().code());
        row.put("fiat", r.fiat().code());
        row.put("source", r.source());
        row.put("day", r.day());
        row.put("close", r.close().toPlainString());
        row.put("low", r.low().map(BigDecimal::toPlainString).orElse(null));
        row.put("high", r.high().map(BigDecimal::toPlainString).orElse(null));
        row.put("readAt", r.readAt().toString());
        return row;
    }

    private static Map<String, Object> range(
            Currency asset, Currency fiat, LocalDate from, LocalDate to) {
        Map<String, Object> range = new HashMap<>();
        range.put("asset", asset.code());
        range.put("fiat", fiat.code());
        range.put("from", from);
        range.put("to", to);
        return range;
    }

    @Override
    public List<Rate> last(Currency asset, Currency fiat, LocalDate from, LocalDate to) {
        return database.ask(LAST, range(asset, fiat, from, to), Neo4jRates::rate);
    }

    @Override
    public List<Rate> between(
            Currency asset, Currency fiat, LocalDate from, LocalDate to, int atMost) {
        Map<String, Object> range = range(asset, fiat, from, to);
        range.put("atMost", atMost);
        return database.ask(BETWEEN, range, Neo4jRates::rate);
    }

    @Override
    public List<Series> series() {
        return database.ask(SERIES, Neo4jRates::series);
    }

    private static Series series(Record row) {
        return new Series(
                new Currency(row.get("asset").asString()),
                new Currency(row.get("fiat").asString()),
                row.get("source").asString(),
                row.get("rates").asLong(),
                row.get("first").asLocalDate(),
                row.get("last").asLocalDate());
    }

    private static Rate rate(Record row) {
        Value r = row.get("rate");
        return new Rate(
                new Currency(r.get("asset").asString()),
                new Currency(r.get("fiat").asString()),
                r.get("day").asLocalDate(),
                new BigDecimal(r.get("close").asString()),
                LabelRows.text(r, "low").map(BigDecimal::new),
                LabelRows.text(r, "high").map(BigDecimal::new),
                r.get("source").asString(),
                Instant.parse(r.get("readAt").asString()));
    }
}
