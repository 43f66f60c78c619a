package tracer.price;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import tracer.problem.BadInput;

/**
 * What one unit of an asset was worth on a day, as a source says: the price of one coin (not of its
 * base unit), above 0. Ordered by asset, currency, day and source.
 *
 * @param asset what is priced
 * @param fiat what the price is in
 * @param day in UTC
 * @param close the rate of the day, by the source's own rule: a closing price, a fixing
 * @param low lowest of the day, if the source gives it
 * @param high highest of the day, if the source gives it
 * @param source who says so
 * @param readAt when it was imported
 */
public record Rate(
        Currency asset,
        Currency fiat,
        LocalDate day,
        BigDecimal close,
        Optional<BigDecimal> low,
        Optional<BigDecimal> high,
        String source,
        Instant readAt)
        implements Comparable<Rate> {
    private static final Comparator<Rate> ORDER =
            Comparator.comparing(Rate::asset)
                    .thenComparing(Rate::fiat)
                    .thenComparing(Rate::day)
                    .thenComparing(Rate::source);

    public Rate {
        if (asset.equals(fiat)) {
            throw new BadInput("%s is no price of %s".formatted(fiat, asset));
        }
        if (source.isBlank()) {
            throw new BadInput("a rate needs a source");
        }
        close = positive("rate", close);
        low = low.map(l -> positive("low", l));
        high = high.map(h -> positive("high", h));
        if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
            throw new BadInput("low %s is above high %s".formatted(low.get(), high.get()));
        }
        BigDecimal rate = close;
        if (low.filter(l -> l.compareTo(rate) > 0).isPresent()
                || high.filter(h -> h.compareTo(rate) < 0).isPresent()) {
            throw new BadInput("rate %s is outside its day's low and high".formatted(close));
        }
    }

    /** The same number in one form, whatever zeros it was written with. */
    private static BigDecimal positive(String what, BigDecimal number) {
        if (number.signum() <= 0) {
            throw new BadInput("%s %s is not above 0".formatted(what, number.toPlainString()));
        }
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    @Override
    public int compareTo(Rate o) {
        return ORDER.compare(this, o);
    }
}
