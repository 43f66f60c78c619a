package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Spender;
import tracer.ledger.TxId;
import tracer.problem.BadInput;
import tracer.problem.NotFound;

/** An output that a question begins with, and the transaction that pays it. */
record SeedOutput(Seed seed, Output content, PlacedTransaction paying) {
    /**
     * All of a question, in one question to the store.
     *
     * @throws NotFound if a transaction or an output does not exist
     * @throws tracer.problem.DataGap if nobody can tell
     * @throws tracer.problem.BadInput if an output holds less than is asked for
     */
    static List<SeedOutput> of(List<Seed> seeds, LedgerSource ledger, Extent extent) {
        Map<TxId, PlacedTransaction> stored =
                ledger.transactions(
                        seeds.stream()
                                .map(s -> s.output().tx())
                                .collect(Collectors.toCollection(LinkedHashSet::new)));
        return seeds.stream().map(s -> of(s, stored, extent)).toList();
    }

    private static SeedOutput of(Seed seed, Map<TxId, PlacedTransaction> stored, Extent extent) {
        OutPoint output = seed.output();
        PlacedTransaction paying =
                Optional.ofNullable(stored.get(output.tx()))
                        .filter(extent::reaches)
                        .orElseThrow(() -> extent.absent("transaction " + output.tx()));
        List<Output> outputs = paying.transaction().outputs();
        if (output.index() >= outputs.size()) {
            throw new NotFound(
                    "transaction %s has no output %d: it has %d, counted from 0"
                            .formatted(output.tx(), output.index(), outputs.size()));
        }
        SeedOutput found = new SeedOutput(seed, outputs.get(output.index()), paying);
        try {
            found.amount();
        } catch (BadInput e) {
            throw new BadInput("%s: %s".formatted(output, e.getMessage()), e);
        }
        return found;
    }

    OutPoint output() {
        return seed.output();
    }

    /** How much of it is asked about, in base units. */
    Rational amount() {
        return seed.portion().of(Slots.value(content));
    }

    /** That, in the form and by the rule of a policy. */
    <T extends Taint> T taint(Apportionment<T> policy) {
        BigInteger value = Slots.value(content);
        return seed.isWhole() ? policy.all(value) : policy.part(value, amount());
    }

    /** The starts of a walk. */
    static <T extends Taint> List<Strand<T>> strands(
            List<SeedOutput> seeds,
            Direction direction,
            Apportionment<T> policy,
            LedgerSource ledger,
            Extent extent) {
        Map<OutPoint, Spender> spenders =
                switch (direction) {
                    case FORWARD -> Map.of();
                    case BACKWARD ->
                            ledger.spenders(seeds.stream().map(SeedOutput::output).toList());
                };
        return seeds.stream()
                .map(s ->
                        Strand.seed(
                                new Course.Exit.Paid(s.output(), s.content(), false),
                                switch (direction) {
                                    case FORWARD -> Optional.of(s.paying());
                                    case BACKWARD ->
                                            Optional.ofNullable(spenders.get(s.output()))
                                                    .map(Spender::transaction)
                                                    .filter(extent::reaches);
                                },
                                s.taint(policy)))
                .toList();
    }

    /** An earlier output of the same name, whose value nobody has had since. */
    record Lost(Place place, TraceEnd end) {}

    List<Lost> lost(Direction direction) {
        List<Place> places = new ArrayList<>(paying.overwritten());
        places.add(paying.place());
        List<Lost> lost = new ArrayList<>();
        for (int i = 0; i + 1 < places.size(); i++) {
            lost.add(
                    new Lost(
                            places.get(i),
                            switch (direction) {
                                case FORWARD -> new TraceEnd.Overwritten(places.get(i + 1));
                                case BACKWARD -> new TraceEnd.Coinbase(places.get(i).height());
                            }));
        }
        return lost;
    }
}
