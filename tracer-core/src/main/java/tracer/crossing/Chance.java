package tracer.crossing;

import tracer.flow.Rational;

/**
 * How many payments of others would fit by accident. Source: METHODS.md §6.11, λ = rate · window ·
 * share that fits.
 *
 * <p>Known failure: the rate is an average over all that is stored, busy hours have more; the true
 * continuation counts among what fits, so that λ is too high where little is stored.
 */
public sealed interface Chance {
    /**
     * Reckoned from what is stored.
     *
     * @param matches expected in the window
     * @param payments of this asset by the service in what is stored
     * @param fitting how many of them fit the amount, whenever they were made
     * @param seconds that what is stored reaches over
     * @param window in seconds
     */
    record Expected(Rational matches, long payments, long fitting, long seconds, long window)
            implements Chance {
        static Expected of(long payments, long fitting, long seconds, long window) {
            Rational rate = Rational.of(payments, seconds);
            Rational share = payments == 0 ? Rational.ZERO : Rational.of(fitting, payments);
            return new Expected(
                    rate.times(window).times(share), payments, fitting, seconds, window);
        }
    }

    /** It cannot be reckoned. */
    record Unknown(String why) implements Chance {}
}
