package tracer.ingest.demo.economy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tracer.attribution.Category;

/**
 * A custodial mixer: a fresh address for every deposit, paid back from other coins of its pool some
 * blocks later, less a fee, in one to three parts.
 */
final class Mixer implements Actor {
    private static final int MOST_PARTS = 3;
    private static final int MOST_BLOCKS = 30;
    private static final long KEEPS_ONE_IN = 50;

    private final Wallet pool;
    private final Payments payments;
    private final LabelBook labels;
    private final Dice dice;
    private final List<Debt> debts = new ArrayList<>();

    private record Debt(int height, Payout payout) {}

    Mixer(Wallet pool, World world) {
        this.pool = pool;
        this.payments = world.payments();
        this.labels = world.labels();
        this.dice = world.dice();
    }

    Wallet pool() {
        return pool;
    }

    /** Takes a deposit and promises to pay it back to the wallet. */
    Payout deposit(long sats, Wallet back, Moment now) {
        Payee deposit = pool.payee();
        labels.addSome(deposit.lock(), "Mixer", Category.MIXER, LabelBook.TEST_PURCHASE);
        promise(sats, back, now);
        return deposit.worth(sats);
    }

    /** The same, to an address that the investigator knows. */
    Payout knownDeposit(long sats, Wallet back, Moment now) {
        Payee deposit = pool.payee();
        labels.add(deposit.lock(), "Mixer", Category.MIXER, LabelBook.WEBSITE);
        promise(sats, back, now);
        return deposit.worth(sats);
    }

    private void promise(long sats, Wallet back, Moment now) {
        long left = sats - sats / KEEPS_ONE_IN;
        for (int parts = 1 + dice.below(MOST_PARTS); parts > 0; parts--) {
            long part = parts == 1 ? left : left / parts + dice.between(-left / 20, left / 20);
            left -= part;
            int height = now.height() + 2 + dice.below(MOST_BLOCKS);
            debts.add(new Debt(height, back.receive(part)));
        }
    }

    @Override
    public void act(Moment now) {
        Deque<Debt> due = new ArrayDeque<>();
        debts.removeIf(d -> d.height() <= now.height() && due.add(d));
        for (Debt d : due) {
            if (payments.pay(Kind.MIXER_OUT, pool, List.of(d.payout())).isEmpty()) {
                debts.add(d);
            }
        }
    }
}
