package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Spender;

/** From inputs to outputs and the fee, in chain order. */
record Forward(LedgerSource ledger, Extent extent) implements Course {
    @Override
    public Comparator<Place> order() {
        return Comparator.naturalOrder();
    }

    /** Spends that arrived above the tip of the answer are not part of it. */
    @Override
    public Map<Spot, Onward> onward(Collection<Exit> exits, Met met) {
        Map<OutPoint, Spender> spenders = new HashMap<>();
        List<OutPoint> unknown = new ArrayList<>();
        for (OutPoint output : Exit.outputs(exits)) {
            met.spender(output)
                    .ifPresentOrElse(s -> spenders.put(output, s), () -> unknown.add(output));
        }
        if (!unknown.isEmpty()) {
            spenders.putAll(ledger.spenders(unknown));
        }
        Map<Spot, Onward> onward = new HashMap<>();
        spenders.forEach((output, spender) -> {
            if (extent.reaches(spender.transaction())) {
                onward.put(
                        new Spot.Paid(output), new Onward(spender.transaction(), spender.input()));
            }
        });
        return onward;
    }

    @Override
    public TraceEnd nowhere(Exit exit, Optional<PlacedTransaction> from) {
        int created = from.map(t -> t.place().height()).orElse(0);
        return extent.gapsFrom(created)
                .<TraceEnd>map(gaps ->
                        new TraceEnd.NotIndexed("blocks %s, where it may be spent".formatted(gaps)))
                .orElseGet(() -> new TraceEnd.Unspent(extent.tip().height()));
    }

    @Override
    public List<BigInteger> entering(PlacedTransaction transaction) {
        return Slots.inputs(transaction);
    }

    @Override
    public List<BigInteger> leaving(PlacedTransaction transaction) {
        return Slots.outputsAndFee(transaction);
    }

    @Override
    public List<Exit> exits(PlacedTransaction transaction) {
        List<Output> outputs = transaction.transaction().outputs();
        List<Exit> exits = new ArrayList<>(outputs.size());
        for (int i = 0; i < outputs.size(); i++) {
            exits.add(new Exit.Paid(transaction.transaction().outPoint(i), outputs.get(i), false));
        }
        return exits;
    }

    /** The first block's output was never among those that can be spent. */
    @Override
    public Optional<TraceEnd> lost(Exit exit, PlacedTransaction from) {
        return exit instanceof Exit.Paid(OutPoint at, Output output, boolean claimed)
                        && (output.script().isUnspendable() || from.place().height() == 0)
                ? Optional.of(new TraceEnd.Unspendable())
                : Optional.empty();
    }

    @Override
    public Optional<TraceEnd> source(PlacedTransaction transaction) {
        return Optional.empty();
    }

    @Override
    public Sides sides(Optional<PlacedTransaction> from, Optional<PlacedTransaction> to) {
        return new Sides(from, to);
    }
}
