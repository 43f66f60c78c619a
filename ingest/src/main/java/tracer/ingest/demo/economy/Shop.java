package tracer.ingest.demo.economy;

import tracer.attribution.Category;

/** An honest merchant: a fresh address for every sale, the takings sold at an exchange. */
final class Shop implements Actor {
    private static final int SELL_FROM = 10;
    private static final int SELL_MOST = 20;

    private final String title;
    private final Wallet wallet;
    private final Exchange exchange;
    private final Payments payments;
    private final LabelBook labels;

    Shop(String title, Wallet wallet, Exchange exchange, World world) {
        this.title = title;
        this.wallet = wallet;
        this.exchange = exchange;
        this.payments = world.payments();
        this.labels = world.labels();
    }

    Wallet wallet() {
        return wallet;
    }

    /** Where a customer pays. */
    Payout sale(long sats) {
        Payee checkout = wallet.payee();
        labels.addSome(checkout.lock(), title, Category.MERCHANT, LabelBook.TEST_PURCHASE);
        return checkout.worth(sats);
    }

    @Override
    public void act(Moment now) {
        while (now.isBetweenHours(17, 20) && wallet.count() >= SELL_FROM) {
            payments.sweep(
                    Kind.DEPOSIT,
                    wallet,
                    wallet.giveOldest(SELL_MOST),
                    exchange.depositOf(wallet.owner()));
        }
    }
}
