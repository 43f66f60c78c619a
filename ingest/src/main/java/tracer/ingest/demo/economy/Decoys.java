package tracer.ingest.demo.economy;

import java.util.ArrayList;
import java.util.List;
import tracer.ingest.demo.signing.Coin;
import tracer.ingest.demo.signing.LockKind;
import tracer.ledger.Output;

/** Innocents who look guilty to a careless rule. */
final class Decoys {
    private static final int SUPPLIERS = 7;
    private static final long CUSTOMER_FUNDS = 47_300_000;
    private static final long BOOKSHOP_FUNDS = 42_000_000;
    private static final long SHOPPER_FUNDS = 5_000_000;
    private static final long PURCHASE = 1_730_000;

    private final Owners owners;
    private final Payments payments;
    private final Exchange exchangeA;
    private final Exchange exchangeB;
    private final Shop shop;
    private final Dice dice;

    Decoys(Exchange exchangeA, Exchange exchangeB, Shop shop, World world) {
        this.exchangeA = exchangeA;
        this.exchangeB = exchangeB;
        this.shop = shop;
        this.owners = world.owners();
        this.payments = world.payments();
        this.dice = world.dice();
    }

    List<Scenes> scenes() {
        return List.of(innocentCustomer(), bookshop(), payJoin());
    }

    /** Deposits about as much at exchange A as the controller does, in the same night. */
    private Scenes innocentCustomer() {
        Scenes scenes = new Scenes("the innocent customer");
        Wallet wallet = owners.wallet("innocent_customer", Habits.service(LockKind.P2WPKH));
        scenes.on(4, 12).does(now -> exchangeB.withdraw(wallet.receive(CUSTOMER_FUNDS), now));
        scenes.on(5, 1).tries(now -> wallet.count() > 0 && sell(wallet));
        return scenes;
    }

    /** Pays its suppliers one after the other from one coin, and sells the rest at exchange A. */
    private Scenes bookshop() {
        Scenes scenes = new Scenes("the bookshop");
        Wallet wallet = owners.wallet("bookshop", Habits.service(LockKind.P2SH_P2WPKH));
        scenes.on(2, 8).does(now -> exchangeB.withdraw(wallet.receive(BOOKSHOP_FUNDS), now));
        for (int i = 0; i < SUPPLIERS; i++) {
            Wallet supplier = owners.wallet("supplier_" + i, Habits.person(dice));
            long bill = dice.between(700_000, 3_000_000);
            scenes.on(2, 17).tries(now -> payBill(wallet, supplier.receive(bill)));
        }
        scenes.on(3, 9).tries(now -> sell(wallet));
        return scenes;
    }

    private boolean payBill(Wallet from, Payout bill) {
        return payments.pay(Kind.PEEL, from, List.of(bill)).isPresent();
    }

    private boolean sell(Wallet from) {
        Payee deposit = exchangeA.depositOf(from.owner());
        payments.sweep(Kind.DEPOSIT, from, from.giveAll(), deposit);
        return true;
    }

    /** Buyer and shop spend together (BIP 78): the inputs have two owners and nothing shows it. */
    private Scenes payJoin() {
        Scenes scenes = new Scenes("the PayJoin");
        Wallet buyer = owners.wallet("payjoin_buyer", Habits.service(LockKind.P2WPKH));
        scenes.on(3, 8).does(now -> exchangeB.withdraw(buyer.receive(SHOPPER_FUNDS), now));
        scenes.on(4, 12)
                .tries(now -> buyer.count() > 0 && shop.wallet().count() > 0 && payTogether(buyer));
        return scenes;
    }

    private boolean payTogether(Wallet buyer) {
        Coin brought = shop.wallet().giveOldest(1).getFirst();
        List<Coin> coins = new ArrayList<>(buyer.giveAll());
        coins.add(brought);
        Payout paid = shop.wallet().receive(brought.value().value() + PURCHASE);
        Payee change = buyer.payee();
        List<Output> outputs = List.of(paid.output(), change.worth(0).output());
        long left = SHOPPER_FUNDS - PURCHASE - payments.fee(coins, outputs);
        Payout rest = change.worth(left);
        boolean changeFirst = dice.percent(50);
        List<Payout> payouts = changeFirst ? List.of(rest, paid) : List.of(paid, rest);
        payments.publish(
                Kind.PAYJOIN,
                buyer.owner() + "|" + shop.wallet().owner(),
                payments.draft(buyer.habits(), coins, payouts),
                payouts,
                List.of(changeFirst ? 0 : 1));
        return true;
    }
}
