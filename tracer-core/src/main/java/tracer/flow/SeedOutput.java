package tracer.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Spender;
import tracer.problem.NotFound;

/** An output that a question begins with, and the transaction that pays it. */
record SeedOutput(OutPoint output, Output content, PlacedTransaction paying) {
    /**
     * @throws NotFound if the transaction or the output does not exist
     * @throws tracer.problem.DataGap if nobody can tell
     */
    static SeedOutput of(OutPoint output, LedgerSource ledger, Extent extent) {
        PlacedTransaction paying =
                Optional.ofNullable(ledger.transactions(Set.of(output.tx())).get(output.tx()))
                        .filter(extent::reaches)
                        .orElseThrow(() -> extent.absent("transaction " + output.tx()));
        List<Output> outputs = paying.transaction().outputs();
        if (output.index() >= outputs.size()) {
            throw new NotFound(
                    "transaction %s has no output %d: it has %d, counted from 0"
                            .formatted(output.tx(), output.index(), outputs.size()));
        }
        return new SeedOutput(output, outputs.get(output.index()), paying);
    }

    /** The start of a walk. */
    <T extends Taint> Strand<T> strand(
            Direction direction, T taint, LedgerSource ledger, Extent extent) {
        return Strand.seed(
                new Course.Exit(output, content, false),
                switch (direction) {
                    case FORWARD -> Optional.of(paying);
                    case BACKWARD ->
                            Optional.ofNullable(ledger.spenders(Set.of(output)).get(output))
                                    .map(Spender::transaction)
                                    .filter(extent::reaches);
                },
                taint);
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
