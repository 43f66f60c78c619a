package tracer.mixing;

import tracer.mixing.Setting.ExchangeInputs;

/**
 * Conditions that void what a detector sees, after GraphSense (graphsense-lib, 2026): shapes that
 * are known to be taken for a CoinJoin.
 */
final class Vetoes {
    /** Stonewall makes no equal outputs below this, in satoshis. */
    private static final long STONEWALL_LEAST = 5_000;

    private static final int STONEWALL_LEAST_OUTPUTS = 3;
    private static final int STONEWALL_MOST_OUTPUTS = 4;

    /**
     * The shape of Samourai's Stonewall: a payment of one owner that imitates a CoinJoin of two.
     * Known failure: a CoinJoin of two (Stonewall x2 among them) has the same shape, so this may
     * speak of an owner only where a detector claims more than two.
     */
    static final Condition NO_STONEWALL =
            Condition.of(
                    "stonewall",
                    "another shape than Stonewall's (3 or 4 outputs, exactly one value twice)",
                    s -> !isStonewall(s));

    /**
     * An input of an exchange: its payouts of equal amounts from pooled coins look like a CoinJoin.
     * Where labels were not asked, or none is known, it voids nothing.
     */
    static final Condition NO_EXCHANGE =
            Condition.of(
                    "exchange-input",
                    "no input that a label gives to an exchange",
                    s -> s.setting().exchange() != ExchangeInputs.SOME);

    private Vetoes() {}

    static boolean isStonewall(SpendShape s) {
        if (s.inputs() < 2 || s.outputCount() < STONEWALL_LEAST_OUTPUTS) {
            return false;
        }
        SpendShape payments = s.withoutDataCarriers();
        return payments.outputCount() >= STONEWALL_LEAST_OUTPUTS
                && payments.outputCount() <= STONEWALL_MOST_OUTPUTS
                && payments.paid().countValues(times -> times == 2) == 1
                && payments.paid().greatest(v -> v >= STONEWALL_LEAST, times -> times == 2) > 0;
    }
}
