package tracer.ingest.demo.economy;

/**
 * Somebody of the crowd.
 *
 * @param exchange where the person buys and sells coins
 * @param zone hours that the person's clock is ahead of UTC
 * @param joins whether the person takes part in CoinJoins
 */
record Person(Wallet wallet, Exchange exchange, int zone, boolean joins) {
    private static final int RISES = 7;
    private static final int SLEEPS = 23;

    boolean isAwake(Moment now) {
        int hour = Math.floorMod(now.hour() + zone, 24);
        return hour >= RISES && hour < SLEEPS;
    }

    /** Buys coins, which come with the exchange's next batch. */
    void buy(long sats, Moment now) {
        exchange.withdraw(wallet.receive(sats), now);
    }
}
