package tracer.price;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Rates by what they price, in what, and the day. Thread-safe. */
public interface RateStore {
    /**
     * Keeps rates, all or none; one of the same asset, currency, day and source replaces what that
     * source said before. Returns how many were new or differ.
     */
    int put(Collection<Rate> rates);

    /**
     * Of each source, the last rate on or before a day and not before another, ordered by source.
     */
    List<Rate> last(Currency asset, Currency fiat, LocalDate from, LocalDate to);

    /** Rates from one day to another, both included, in order, at most so many. */
    List<Rate> between(Currency asset, Currency fiat, LocalDate from, LocalDate to, int atMost);

    /** What there is, by asset, currency and source. */
    List<Series> series();

    /** Rates of one asset in one currency by one source. */
    record Series(
            Currency asset,
            Currency fiat,
            String source,
            long rates,
            LocalDate first,
            LocalDate last) {}

    /** Nothing. */
    RateStore NONE =
            new RateStore() {
                @Override
                public int put(Collection<Rate> rates) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public List<Rate> last(
                        Currency asset, Currency fiat, LocalDate from, LocalDate to) {
                    return List.of();
                }

                @Override
                public List<Rate> between(
                        Currency asset, Currency fiat, LocalDate from, LocalDate to, int atMost) {
                    return List.of();
                }

                @Override
                public List<Series> series() {
                    return List.of();
                }
            };
}
