package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.flow.RewardPart.Kind;
import tracer.flow.Rewards.Reward;
import tracer.ledger.LedgerSource;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.TxId;

/**
 * As {@link Backward}, and from coinbases into the fees that they paid out: {@link
 * FeeRule#TO_MINER}.
 */
record FeesBackward(Backward plain, LedgerSource ledger, Rewards rewards) implements Course {
    @Override
    public Comparator<Place> order() {
        return FeesForward.FEES_FIRST.reversed();
    }

    /** One more question for all who paid fees. */
    @Override
    public Map<Spot, Onward> onward(Collection<Exit> exits, Met met) {
        Map<Spot, Onward> onward = new HashMap<>(plain.onward(exits, met));
        List<TxId> paying =
                exits.stream()
                        .filter(e -> e instanceof Exit.Rewarded)
                        .map(e -> ((Exit.Rewarded) e).of())
                        .toList();
        if (!paying.isEmpty()) {
            ledger.transactions(paying)
                    .forEach((id, t) ->
                            onward.put(
                                    new Spot.Rewarded(Kind.FEE, id),
                                    new Onward(t, t.transaction().outputs().size())));
        }
        return onward;
    }

    @Override
    public TraceEnd nowhere(Exit exit, Optional<PlacedTransaction> from) {
        return plain.nowhere(exit, from);
    }

    @Override
    public List<BigInteger> entering(PlacedTransaction transaction) {
        return transaction.transaction().isCoinbase()
                ? rewards.known(transaction).leaving()
                : plain.entering(transaction);
    }

    @Override
    public List<BigInteger> leaving(PlacedTransaction transaction) {
        return transaction.transaction().isCoinbase()
                ? rewards.known(transaction).parts()
                : plain.leaving(transaction);
    }

    @Override
    public List<Exit> exits(PlacedTransaction transaction) {
        if (!transaction.transaction().isCoinbase()) {
            return plain.exits(transaction);
        }
        List<TxId> payers = rewards.known(transaction).payers();
        Place block = transaction.place();
        List<Exit> exits = new ArrayList<>(payers.size() + 1);
        exits.add(new Exit.Rewarded(Kind.SUBSIDY, transaction.id(), block));
        for (int i = 0; i < payers.size(); i++) {
            exits.add(
                    new Exit.Rewarded(
                            Kind.FEE,
                            payers.get(i),
                            new Place(block.height(), i + 1, block.block(), block.claimedTime())));
        }
        return exits;
    }

    @Override
    public Optional<String> missing(PlacedTransaction transaction) {
        return transaction.transaction().isCoinbase()
                ? Optional.empty()
                : plain.missing(transaction);
    }

    @Override
    public Optional<TraceEnd> lost(Exit exit, PlacedTransaction from) {
        return exit instanceof Exit.Rewarded r && r.kind() == Kind.SUBSIDY
                ? Optional.of(new TraceEnd.Coinbase(r.place().height()))
                : Optional.empty();
    }

    /** A block without fees has new value alone. */
    @Override
    public Optional<TraceEnd> source(PlacedTransaction transaction) {
        Optional<TraceEnd> coinbase = plain.source(transaction);
        if (coinbase.isEmpty()) {
            return coinbase;
        }
        return switch (rewards.at(transaction.place().height())) {
            case Reward.Ended(TraceEnd why) -> Optional.of(why);
            case Reward.Known known -> known.hasFees() ? Optional.empty() : coinbase;
        };
    }

    @Override
    public Sides sides(Optional<PlacedTransaction> from, Optional<PlacedTransaction> to) {
        return plain.sides(from, to);
    }
}
