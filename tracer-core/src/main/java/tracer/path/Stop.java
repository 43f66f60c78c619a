package tracer.path;

import java.util.Comparator;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;

/**
 * An output on a path; the transaction of the next stop spends it. Ordered as the chain is.
 *
 * @param created where its transaction stands
 */
public record Stop(OutPoint output, Output content, Place created) implements Comparable<Stop> {
    private static final Comparator<Stop> CHAIN_ORDER =
            Comparator.comparing(Stop::created).thenComparingInt(s -> s.output().index());

    @Override
    public int compareTo(Stop o) {
        return CHAIN_ORDER.compare(this, o);
    }
}
