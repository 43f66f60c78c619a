package tracer.ingest.demo.economy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tracer.ingest.demo.signing.Coin;
import tracer.ingest.demo.signing.Draft;
import tracer.ingest.demo.signing.SignedTransaction;
import tracer.ledger.Output;
import tracer.ledger.TxId;

/** Composes payments, signs them and puts them into the block being filled. */
final class Payments {
    /** Change below this is left to the miner: spending it would cost about as much. */
    private static final long WORTH_A_CHANGE = 3_000;

    private final Dice dice;
    private final Mining mining;
    private final Chronicle chronicle;
    private long published;

    Payments(Dice dice, Mining mining, Chronicle chronicle) {
        this.dice = dice;
        this.mining = mining;
        this.chronicle = chronicle;
    }

    /** How many transactions there are so far, coinbases not among them. */
    long published() {
        return published;
    }

    /** Whether the block being filled takes more. */
    boolean hasRoom() {
        return !mining.isFull();
    }

    /** Pays from the wallet's coins, with change. Empty, and nothing done, if they do not do. */
    Optional<TxId> pay(Kind kind, Wallet from, List<Payout> payouts) {
        return choose(from, payouts).map(coins -> spend(kind, from, coins, payouts));
    }

    /** The same, the change going to a lock chosen beforehand. */
    Optional<TxId> pay(Kind kind, Wallet from, List<Payout> payouts, Payee change) {
        return choose(from, payouts).map(coins -> spend(kind, from, coins, payouts, change));
    }

    private Optional<List<Coin>> choose(Wallet from, List<Payout> payouts) {
        List<Output> outputs = payouts.stream().map(Payout::output).toList();
        long wanted = sumOf(outputs);
        return from.give(coins -> wanted + fee(coins, outputs));
    }

    /** Pays from these coins, which have left the wallet, with change where it is worth it. */
    TxId spend(Kind kind, Wallet from, List<Coin> coins, List<Payout> payouts) {
        return spend(kind, from, coins, payouts, from.payee());
    }

    /** The same, the change going to a lock chosen beforehand. */
    TxId spend(Kind kind, Wallet from, List<Coin> coins, List<Payout> payouts, Payee change) {
        List<Payout> all = new ArrayList<>(payouts);
        List<Output> outputs =
                Stream.concat(payouts.stream(), Stream.of(change.worth(0)))
                        .map(Payout::output)
                        .toList();
        long left = sum(coins) - sumOf(outputs) - fee(coins, outputs);
        List<Integer> changes = new ArrayList<>();
        if (left >= WORTH_A_CHANGE) {
            int place =
                    switch (from.habits().change()) {
                        case LAST -> all.size();
                        case ANYWHERE -> dice.below(all.size() + 1);
                    };
            all.add(place, change.worth(left));
            changes.add(place);
        }
        return publish(kind, from.owner(), draft(from.habits(), coins, all), all, changes);
    }

    /** Pays all that these coins are worth, less the fee, to one output. */
    TxId sweep(Kind kind, Wallet from, List<Coin> coins, Payee to) {
        long left = sum(coins) - fee(coins, List.of(to.worth(0).output()));
        List<Payout> all = List.of(to.worth(left));
        return publish(kind, from.owner(), draft(from.habits(), coins, all), all, List.of());
    }

    /**
     * Signs a transaction, puts it into the block and tells receivers and the chronicle.
     *
     * @param sender whose inputs it spends; several are joined by {@code |}
     * @param change which outputs return to the sender
     */
    TxId publish(
            Kind kind, String sender, Draft draft, List<Payout> payouts, List<Integer> change) {
        SignedTransaction signed = draft.sign();
        mining.add(signed);
        published++;
        TxId id = signed.transaction().id();
        chronicle.happened(id, sender, kind, mining.now().height(), change);
        for (int i = 0; i < payouts.size(); i++) {
            payouts.get(i).arrival().accept(signed.transaction().outPoint(i));
        }
        return id;
    }

    Draft draft(Habits habits, List<Coin> coins, List<Payout> payouts) {
        return new Draft(
                habits.version(),
                habits.locksToTip() ? mining.now().height() - 1 : 0,
                habits.sequence(),
                coins,
                payouts.stream().map(Payout::output).toList());
    }

    /** What such a transaction costs at the moment, in satoshis. */
    long fee(List<Coin> coins, List<Output> outputs) {
        return Draft.expectedSize(coins, outputs) * mining.now().feeRate();
    }

    private static long sum(List<Coin> coins) {
        return coins.stream().mapToLong(c -> c.value().value()).sum();
    }

    private static long sumOf(List<Output> outputs) {
        return outputs.stream().mapToLong(o -> o.value().value()).sum();
    }
}
