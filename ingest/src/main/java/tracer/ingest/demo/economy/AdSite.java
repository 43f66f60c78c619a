package tracer.ingest.demo.economy;

import java.util.List;
import tracer.attribution.Category;
import tracer.ingest.demo.signing.Coin;

/** The advertising site: fixed prices, an address for each invoice, takings sold at night. */
final class AdSite implements Actor {
    /** A day, a week, a month of one advertisement, and a year's account of an agency. */
    static final List<Long> PRICES = List.of(120_000L, 350_000L, 1_100_000L, 80_000_000L);

    private static final int SELL_FROM = 15;
    private static final int SELL_MOST = 30;

    private final Wallet wallet;
    private final Exchange exchange;
    private final Payments payments;
    private final LabelBook labels;
    private final Dice dice;

    AdSite(Wallet wallet, Exchange exchange, World world) {
        this.wallet = wallet;
        this.exchange = exchange;
        this.payments = world.payments();
        this.labels = world.labels();
        this.dice = world.dice();
    }

    Wallet wallet() {
        return wallet;
    }

    static long agencyPrice() {
        return PRICES.getLast();
    }

    /** An invoice for one of the small advertisements. */
    Payout invoice() {
        Payee invoice = wallet.payee();
        labels.addSome(
                invoice.lock(), "Advertising site", Category.ADVERTISING, LabelBook.TEST_PURCHASE);
        return invoice.worth(PRICES.get(dice.below(PRICES.size() - 1)));
    }

    /** An invoice whose address the investigator knows. */
    Payee knownInvoice() {
        Payee invoice = wallet.payee();
        labels.add(invoice.lock(), "Advertising site", Category.ADVERTISING, LabelBook.WEBSITE);
        return invoice;
    }

    @Override
    public void act(Moment now) {
        while (now.isBetweenHours(1, 4) && wallet.count() >= SELL_FROM) {
            List<Coin> takings = wallet.giveOldest(SELL_MOST);
            payments.sweep(Kind.SITE_PAYOUT, wallet, takings, exchange.depositOf(wallet.owner()));
        }
    }
}
