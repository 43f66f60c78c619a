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
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;

/** As {@link Forward}, and from fees into coinbases: {@link FeeRule#TO_MINER}. */
record FeesForward(Forward plain, Rewards rewards) implements Course {
    /**
     * Chain order with the coinbase behind all other transactions of its block, since their fees go
     * into it. Nothing in the block can spend what it pays.
     */
    static final Comparator<Place> FEES_FIRST =
            Comparator.comparingInt(Place::height)
                    .thenComparing(p -> p.position() == 0)
                    .thenComparingInt(Place::position);

    @Override
    public Comparator<Place> order() {
        return FEES_FIRST;
    }

    /** One more question for each block that was not read before. */
    @Override
    public Map<Spot, Onward> onward(Collection<Exit> exits, Met met) {
        List<Exit.Rewarded> fees =
                exits.stream()
                        .filter(e -> e instanceof Exit.Rewarded)
                        .map(e -> (Exit.Rewarded) e)
                        .toList();
        rewards.read(fees.stream().map(f -> f.place().height()).toList());
        Map<Spot, Onward> onward = new HashMap<>(plain.onward(exits, met));
        onward.keySet().removeIf(spot -> spentAtOnce(spot, onward));
        for (Exit.Rewarded fee : fees) {
            if (rewards.at(fee.place().height()) instanceof Reward.Known known) {
                onward.put(fee.spot(), new Onward(known.coinbase(), fee.place().position()));
            }
        }
        return onward;
    }

    /** No valid chain has that; a store that says so must not lead a walk in a circle. */
    private boolean spentAtOnce(Spot spot, Map<Spot, Onward> onward) {
        Onward to = onward.get(spot);
        return to != null
                && spot instanceof Spot.Paid(var output)
                && rewards.isCoinbase(output.tx())
                && rewards.at(to.transaction().place().height()) instanceof Reward.Known here
                && here.coinbase().id().equals(output.tx());
    }

    @Override
    public TraceEnd nowhere(Exit exit, Optional<PlacedTransaction> from) {
        return exit instanceof Exit.Rewarded fee
                        && rewards.at(fee.place().height()) instanceof Reward.Ended(TraceEnd why)
                ? why
                : plain.nowhere(exit, from);
    }

    @Override
    public List<BigInteger> entering(PlacedTransaction transaction) {
        return transaction.transaction().isCoinbase()
                ? rewards.known(transaction).parts()
                : plain.entering(transaction);
    }

    @Override
    public List<BigInteger> leaving(PlacedTransaction transaction) {
        return transaction.transaction().isCoinbase()
                ? rewards.known(transaction).leaving()
                : plain.leaving(transaction);
    }

    @Override
    public List<Exit> exits(PlacedTransaction transaction) {
        List<Exit> exits = new ArrayList<>(plain.exits(transaction));
        exits.add(
                new Exit.Rewarded(
                        transaction.transaction().isCoinbase() ? Kind.UNCLAIMED : Kind.FEE,
                        transaction.id(),
                        transaction.place()));
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
        return exit instanceof Exit.Rewarded part && part.kind() == Kind.UNCLAIMED
                ? Optional.of(new TraceEnd.Unspendable())
                : plain.lost(exit, from);
    }

    @Override
    public Optional<TraceEnd> source(PlacedTransaction transaction) {
        return plain.source(transaction);
    }

    @Override
    public Sides sides(Optional<PlacedTransaction> from, Optional<PlacedTransaction> to) {
        return plain.sides(from, to);
    }
}
