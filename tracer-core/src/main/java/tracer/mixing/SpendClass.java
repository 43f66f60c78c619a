package tracer.mixing;

import java.util.Locale;

/** What a {@link Detector} takes a transaction for. */
public enum SpendClass {
    /** A CoinJoin of no particular program. */
    COINJOIN(true),
    /** A round of Whirlpool (Samourai, Ashigaru). */
    WHIRLPOOL(true),
    /**
     * A Whirlpool Tx0: one owner splits coins into the sizes that a pool takes. It is no CoinJoin:
     * all that it spends has one owner.
     */
    WHIRLPOOL_TX0(false),
    /** A round of Wasabi 1. */
    WASABI_1(true),
    /** A round of Wasabi 2 (WabiSabi). */
    WASABI_2(true),
    /** A JoinMarket CoinJoin: a taker pays makers to join. */
    JOINMARKET(true);

    private final boolean collaborative;

    SpendClass(boolean collaborative) {
        this.collaborative = collaborative;
    }

    /** Whether several owners spend together in it. */
    public boolean isCollaborative() {
        return collaborative;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
