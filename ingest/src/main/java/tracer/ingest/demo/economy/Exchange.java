package tracer.ingest.demo.economy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tracer.attribution.Category;
import tracer.ingest.demo.signing.Coin;
import tracer.ingest.demo.signing.Lock;

/**
 * A custodial exchange: one deposit address for each customer, swept together into a few hot
 * addresses that are used again and again, from which withdrawals leave in batches.
 */
final class Exchange implements Actor {
    private static final int HOT_ADDRESSES = 3;
    private static final int SWEEP_FROM = 8;
    private static final int SWEEP_MOST = 40;
    private static final int SWEEP_HOUR = 3;
    private static final int BATCH_FROM = 5;
    private static final int BATCH_MOST = 25;

    /** In blocks: how long somebody waits at most for the others of the batch. */
    private static final int PATIENCE = 3;

    private final String title;
    private final Payments payments;
    private final Wallet wallet;
    private final List<Lock> hot = new ArrayList<>();
    private final Map<String, Lock> depositLocks = new HashMap<>();
    private final Deque<Coin> deposited = new ArrayDeque<>();
    private final Deque<Order> orders = new ArrayDeque<>();
    private final LabelBook labels;
    private int turn;

    private record Order(int height, Payout payout) {}

    Exchange(String title, Wallet wallet, World world) {
        this.title = title;
        this.wallet = wallet;
        this.payments = world.payments();
        this.labels = world.labels();
        for (int i = 0; i < HOT_ADDRESSES; i++) {
            Lock lock = wallet.fresh();
            hot.add(lock);
            if (i > 0) {
                labels.add(lock, title + " hot wallet", Category.EXCHANGE, LabelBook.TAG_PACK);
            }
        }
    }

    /** The customer's deposit address, the same each time. */
    Payee depositOf(String customer) {
        Lock lock =
                depositLocks.computeIfAbsent(
                        customer,
                        c -> {
                            Lock made = wallet.fresh();
                            labels.addSome(
                                    made,
                                    title + " deposit",
                                    Category.EXCHANGE,
                                    LabelBook.TEST_PURCHASE);
                            return made;
                        });
        return new Payee(lock, deposited::add);
    }

    /** The same, and the investigator knows whose address it is. */
    Payee knownDepositOf(String customer) {
        Payee payee = depositOf(customer);
        labels.add(payee.lock(), title + " deposit", Category.EXCHANGE, LabelBook.TEST_PURCHASE);
        return payee;
    }

    /** One of the hot addresses, in turn. */
    Payee treasury() {
        turn = (turn + 1) % hot.size();
        return new Payee(hot.get(turn), wallet::take);
    }

    /** A customer's order, paid with the next batch. */
    void withdraw(Payout payout, Moment now) {
        orders.add(new Order(now.height(), payout));
    }

    @Override
    public void act(Moment now) {
        while (payments.hasRoom() && isSweepDue(now)) {
            List<Coin> coins =
                    Stream.generate(deposited::poll)
                            .limit(Math.min(SWEEP_MOST, deposited.size()))
                            .toList();
            payments.sweep(Kind.CONSOLIDATION, wallet, coins, treasury());
        }
        while (payments.hasRoom() && isBatchDue(now) && payBatch()) {
            // the next batch
        }
    }

    private boolean isSweepDue(Moment now) {
        return deposited.size() >= SWEEP_FROM || (now.hour() == SWEEP_HOUR && !deposited.isEmpty());
    }

    private boolean isBatchDue(Moment now) {
        return orders.size() >= BATCH_FROM
                || (!orders.isEmpty() && orders.element().height() + PATIENCE <= now.height());
    }

    private boolean payBatch() {
        List<Order> batch = orders.stream().limit(BATCH_MOST).toList();
        boolean paid =
                payments.pay(
                                Kind.WITHDRAWAL_BATCH,
                                wallet,
                                batch.stream().map(Order::payout).toList(),
                                treasury())
                        .isPresent();
        if (paid) {
            batch.forEach(o -> orders.remove());
        }
        return paid;
    }
}
