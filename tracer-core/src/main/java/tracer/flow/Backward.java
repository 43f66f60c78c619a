package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.ledger.Funding;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.TxId;

/** From outputs to the inputs that paid for them, against chain order. */
record Backward(LedgerSource ledger, Extent extent) implements Course {
    @Override
    public Comparator<Place> order() {
        return Comparator.reverseOrder();
    }

    @Override
    public Map<Spot, Onward> onward(Collection<Exit> exits, Met met) {
        List<OutPoint> outputs = Exit.outputs(exits);
        Map<TxId, PlacedTransaction> payers = new HashMap<>();
        Set<TxId> unknown = new LinkedHashSet<>();
        for (OutPoint output : outputs) {
            met.transaction(output.tx())
                    .ifPresentOrElse(t -> payers.put(t.id(), t), () -> unknown.add(output.tx()));
        }
        if (!unknown.isEmpty()) {
            payers.putAll(ledger.transactions(unknown));
        }
        Map<Spot, Onward> onward = new HashMap<>();
        for (OutPoint output : outputs) {
            PlacedTransaction transaction = payers.get(output.tx());
            if (transaction != null && extent.reaches(transaction)) {
                onward.put(new Spot.Paid(output), new Onward(transaction, output.index()));
            }
        }
        return onward;
    }

    @Override
    public TraceEnd nowhere(Exit exit, Optional<PlacedTransaction> from) {
        return switch (exit) {
            case Exit.Paid p ->
                    new TraceEnd.NotIndexed(
                            "transaction %s, which pays it".formatted(p.output().tx()));
            case Exit.Rewarded r ->
                    throw new IllegalStateException("%s is an exit of no rule".formatted(r.spot()));
        };
    }

    @Override
    public List<BigInteger> entering(PlacedTransaction transaction) {
        return Slots.outputsAndFee(transaction);
    }

    @Override
    public List<BigInteger> leaving(PlacedTransaction transaction) {
        return Slots.inputs(transaction);
    }

    @Override
    public List<Exit> exits(PlacedTransaction transaction) {
        List<OutPoint> spent = transaction.spent();
        List<Exit> exits = new ArrayList<>(spent.size());
        for (int i = 0; i < spent.size(); i++) {
            Funding funding = transaction.fundings().get(i);
            exits.add(
                    new Exit.Paid(
                            spent.get(i),
                            funding.spentOutput().orElseThrow(),
                            funding instanceof Funding.Claimed));
        }
        return exits;
    }

    @Override
    public Optional<TraceEnd> lost(Exit exit, PlacedTransaction from) {
        return Optional.empty();
    }

    @Override
    public Optional<TraceEnd> source(PlacedTransaction transaction) {
        return transaction.transaction().isCoinbase()
                ? Optional.of(new TraceEnd.Coinbase(transaction.place().height()))
                : Optional.empty();
    }

    @Override
    public Sides sides(Optional<PlacedTransaction> from, Optional<PlacedTransaction> to) {
        return new Sides(to, from);
    }
}
