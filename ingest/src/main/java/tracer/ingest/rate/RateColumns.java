package tracer.ingest.rate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tracer.price.Currency;
import tracer.price.Rate;
import tracer.problem.BadInput;

/** What the columns of a table of rates mean. */
abstract sealed class RateColumns {
    private static final Pattern NUMBER =
            Pattern.compile("\\d{1,20}(?:\\.\\d{1,30})?(?:[eE][+-]?\\d{1,2})?");
    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[T ]00:00.*)?");

    final RateTerms terms;
    private final int width;
    private long missing;
    private long leftOut;

    private RateColumns(RateTerms terms, int width) {
        this.terms = terms;
        this.width = width;
    }

    static RateColumns of(List<String> header, RateTerms terms, String file) {
        String first = header.getFirst();
        if (first.equals("Date") && header.contains("USD")) {
            return new Euro(header, terms);
        }
        if (first.equals("time")) {
            return new OfOneAsset(header, terms, file);
        }
        if (header.containsAll(List.of("date", "asset", "fiat", "close"))) {
            return new Own(header, terms);
        }
        throw new BadInput(
                "%s: the first line names none of the known forms: date,asset,fiat,close,low,high; Coin Metrics' time,PriceUSD,…; the European Central Bank's Date,USD,…"
                        .formatted(file));
    }

    long missing() {
        return missing;
    }

    long leftOut() {
        return leftOut;
    }

    final void read(List<String> row, List<Rate> to) {
        if (row.size() != width && !(row.size() == width + 1 && row.getLast().isEmpty())) {
            throw new BadInput("%d fields, the header has %d".formatted(row.size(), width));
        }
        rates(row, to);
    }

    abstract void rates(List<String> row, List<Rate> to);

    /** A number, or that there is none. */
    final Optional<BigDecimal> number(String text) {
        if (text.isEmpty() || text.equalsIgnoreCase("N/A")) {
            missing++;
            return Optional.empty();
        }
        return Optional.of(exactly(text));
    }

    static Optional<BigDecimal> optional(List<String> row, int column) {
        return column < 0 || row.get(column).isEmpty()
                ? Optional.empty()
                : Optional.of(exactly(row.get(column)));
    }

    private static BigDecimal exactly(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new BadInput("'%s' is no number such as 42000.15".formatted(text));
        }
        return new BigDecimal(text);
    }

    static LocalDate day(String text) {
        Matcher day = DAY.matcher(text);
        try {
            if (day.matches()) {
                return LocalDate.parse(day.group(1));
            }
        } catch (DateTimeParseException e) {
            throw new BadInput("there is no day '%s'".formatted(text), e);
        }
        throw new BadInput(
                "'%s' is not a day such as 2021-11-12; only rates of whole days are read"
                        .formatted(text));
    }

    final boolean isWanted(Currency fiat) {
        if (terms.wants(fiat)) {
            return true;
        }
        leftOut++;
        return false;
    }

    final Rate rate(Currency asset, Currency fiat, LocalDate day, BigDecimal close) {
        return new Rate(
                asset,
                fiat,
                day,
                close,
                Optional.empty(),
                Optional.empty(),
                terms.source(),
                terms.readAt());
    }

    /** Prices of one euro, a column for each currency. */
    private static final class Euro extends RateColumns {
        private final List<Optional<Currency>> columns;

        Euro(List<String> header, RateTerms terms) {
            super(terms, (int) header.stream().filter(h -> !h.isEmpty()).count());
            this.columns =
                    header.stream()
                            .skip(1)
                            .filter(h -> !h.isEmpty())
                            .map(h -> Optional.of(Currency.of(h)))
                            .toList();
        }

        @Override
        void rates(List<String> row, List<Rate> to) {
            LocalDate day = day(row.getFirst());
            for (int i = 0; i < columns.size(); i++) {
                Currency fiat = columns.get(i).orElseThrow();
                if (isWanted(fiat)) {
                    number(row.get(i + 1))
                            .ifPresent(n -> to.add(rate(Currency.EURO, fiat, day, n)));
                }
            }
        }
    }

    /** Coin Metrics: one asset, whose price is one of many columns. */
    private static final class OfOneAsset extends RateColumns {
        private static final Pattern PRICE = Pattern.compile("(?:Price|ReferenceRate)([A-Z]{3})");

        private final Currency asset;
        private final Currency fiat;
        private final int price;

        OfOneAsset(List<String> header, RateTerms terms, String file) {
            super(terms, header.size());
            this.asset =
                    terms.asset()
                            .orElseThrow(() ->
                                    new BadInput(
                                            "%s does not say which asset it is about; add --asset BTC, or what it is"
                                                    .formatted(file)));
            int found = header.indexOf("PriceUSD");
            for (int i = 0; found < 0 && i < header.size(); i++) {
                if (PRICE.matcher(header.get(i)).matches()
                        && !header.get(i).toUpperCase(Locale.ROOT).endsWith(asset.code())) {
                    found = i;
                }
            }
            if (found < 0) {
                throw new BadInput(
                        "%s has no column such as PriceUSD or ReferenceRateUSD".formatted(file));
            }
            Matcher name = PRICE.matcher(header.get(found));
            if (!name.matches()) {
                throw new IllegalStateException("just matched");
            }
            this.price = found;
            this.fiat = Currency.of(name.group(1));
        }

        @Override
        void rates(List<String> row, List<Rate> to) {
            LocalDate day = day(row.getFirst());
            if (isWanted(fiat)) {
                number(row.get(price)).ifPresent(n -> to.add(rate(asset, fiat, day, n)));
            }
        }
    }

    /** Our own form. */
    private static final class Own extends RateColumns {
        private final List<String> header;

        Own(List<String> header, RateTerms terms) {
            super(terms, header.size());
            this.header = header;
        }

        private int at(String title) {
            return header.indexOf(title);
        }

        @Override
        void rates(List<String> row, List<Rate> to) {
            Currency fiat = Currency.of(row.get(at("fiat")));
            if (!isWanted(fiat)) {
                return;
            }
            number(row.get(at("close")))
                    .ifPresent(close ->
                            to.add(
                                    new Rate(
                                            Currency.of(row.get(at("asset"))),
                                            fiat,
                                            day(row.get(at("date"))),
                                            close,
                                            optional(row, at("low")),
                                            optional(row, at("high")),
                                            terms.source(),
                                            terms.readAt())));
        }
    }
}
