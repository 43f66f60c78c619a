package tracer.ingest.demo.economy;

import tracer.attribution.Category;

/** A processor that takes coins for merchants who do not; every bill has an address of its own. */
final class PaymentService {
    private final String title;
    private final Wallet wallet;
    private final LabelBook labels;

    PaymentService(String title, Wallet wallet, LabelBook labels) {
        this.title = title;
        this.wallet = wallet;
        this.labels = labels;
    }

    /** A bill at an address that the investigator knows. */
    Payout bill(long sats) {
        Payee bill = wallet.payee();
        labels.add(bill.lock(), title, Category.SERVICE, LabelBook.TAG_PACK);
        return bill.worth(sats);
    }
}
