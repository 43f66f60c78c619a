package tracer.price;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tracer.flow.Rational;

/**
 * What an amount was worth in money: a convention, by named rates, or unknown. It is never 0 for
 * want of a rate.
 */
public sealed interface Conversion {
    /** No rate that may be used is stored; why. */
    record Unknown(String reason) implements Conversion {}

    /**
     * A worth.
     *
     * @param fiat the currency
     * @param exact amount of it, not rounded
     * @param legs the rates used, from the asset to the currency
     * @param low at the day's lowest rate, where the only leg's source gives it
     * @param high at the day's highest rate, where the only leg's source gives it
     */
    record Worth(
            Currency fiat,
            Rational exact,
            List<Leg> legs,
            Optional<Rational> low,
            Optional<Rational> high)
            implements Conversion {
        /** Digits behind the point, whatever the currency: display only. */
        private static final int DECIMALS = 2;

        public Worth {
            legs = List.copyOf(legs);
        }

        /** Rounded to hundredths, halves to the even one: {@code 1234.50 USD}. */
        public String rounded() {
            return round(exact) + " " + fiat;
        }

        /** {@code 1200.00–1300.00 USD}; empty where the day's low and high are not known. */
        public Optional<String> range() {
            return low.flatMap(l -> high.map(h -> "%s–%s %s".formatted(round(l), round(h), fiat)));
        }

        private static String round(Rational amount) {
            return decimal(amount).toPlainString();
        }

        /** To hundredths, halves to the even one. */
        static BigDecimal decimal(Rational amount) {
            return new BigDecimal(amount.numerator())
                    .divide(new BigDecimal(amount.denominator()), DECIMALS, RoundingMode.HALF_EVEN);
        }

        /** The rates by name: {@code 1 BTC = 42000 USD, Coin Metrics, 2021-03-04}. */
        public String rates() {
            return legs.stream().map(Leg::inWords).collect(Collectors.joining("; "));
        }
    }

    /**
     * A step from one currency to the next.
     *
     * @param rate used
     * @param isInverse whether it is the price of the other in this
     * @param daysBefore how many days before the day asked for the rate was published
     */
    record Leg(Rate rate, boolean isInverse, long daysBefore) {
        /** {@code 1 EUR = 1.1684 USD, ECB, 2026-04-10 (the last published before)}. */
        public String inWords() {
            return "1 %s = %s %s, %s, %s%s"
                    .formatted(
                            rate.asset(),
                            rate.close().toPlainString(),
                            rate.fiat(),
                            rate.source(),
                            rate.day(),
                            daysBefore == 0 ? "" : " (the last published before)");
        }

        Rational factor() {
            return factor(rate.close());
        }

        Rational factor(BigDecimal number) {
            Rational price = exact(number);
            return isInverse ? Rational.ONE.dividedBy(price) : price;
        }

        private static Rational exact(BigDecimal number) {
            return number.scale() > 0
                    ? Rational.of(number.unscaledValue(), BigInteger.TEN.pow(number.scale()))
                    : Rational.of(number.toBigIntegerExact());
        }
    }

    /** By these rates, one after another. */
    static Worth by(Rational units, Currency fiat, List<Leg> legs) {
        Rational exact = units;
        for (Leg leg : legs) {
            exact = exact.times(leg.factor());
        }
        List<Rational> ends = new ArrayList<>();
        if (legs.size() == 1 && !legs.getFirst().isInverse()) {
            Leg leg = legs.getFirst();
            leg.rate().low().ifPresent(l -> ends.add(units.times(leg.factor(l))));
            leg.rate().high().ifPresent(h -> ends.add(units.times(leg.factor(h))));
        }
        boolean isRange = ends.size() == 2;
        return new Worth(
                fiat,
                exact,
                legs,
                isRange ? Optional.of(ends.getFirst()) : Optional.empty(),
                isRange ? Optional.of(ends.getLast()) : Optional.empty());
    }
}
