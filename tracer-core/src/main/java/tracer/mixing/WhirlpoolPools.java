package tracer.mixing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Sizes of Whirlpool's pools and what it costs to enter them, in satoshis. */
final class WhirlpoolPools {
    /** What an entering coin brings above the pool's size, for the miner. */
    static final long LEAST_ABOVE = 100;

    static final long MOST_ABOVE = 110_000;

    /**
     * A pool.
     *
     * @param size of each output of a mix
     * @param fee that the coordinator asks to enter it
     */
    record Pool(long size, long fee) {
        /** Whether an output is made to enter it. */
        boolean takes(long value) {
            return value >= size + LEAST_ABOVE && value <= size + MOST_ABOVE;
        }

        /** Between half of the fee and three times it: coupons, and the coin's price over time. */
        boolean isFee(long value) {
            return 2 * value >= fee && value <= 3 * fee;
        }
    }

    /** Samourai's pools (Schnoering and Vazirgiannis, arXiv 2311.12491). */
    static final List<Pool> SAMOURAI =
            List.of(
                    new Pool(100_000, 5_000),
                    new Pool(1_000_000, 50_000),
                    new Pool(5_000_000, 175_000),
                    new Pool(50_000_000, 1_750_000));

    /** Sizes that Ashigaru added in 2025; what it asks to enter them is not documented here. */
    private static final Set<Long> ADDED = Set.of(2_500_000L, 25_000_000L);

    static final Set<Long> SAMOURAI_SIZES =
            SAMOURAI.stream().map(Pool::size).collect(Collectors.toUnmodifiableSet());

    private WhirlpoolPools() {}

    static boolean isSize(long value) {
        return SAMOURAI_SIZES.contains(value) || ADDED.contains(value);
    }

    /** Whether a Tx0 into a pool of this size can be told: its fee is known. */
    static boolean hasKnownFee(long size) {
        return SAMOURAI_SIZES.contains(size);
    }
}
