package tracer.flow;

import java.util.List;
import tracer.ledger.ChainTip;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;

/**
 * What can be said about a way from one address to another. Paths run on outputs: each step spends
 * the output of the step before, so that no path goes back in time or joins payments that never
 * met. A path shows that value could have travelled this way, not how much of it did.
 */
public sealed interface PathAnswer {
    PathRequest request();

    /** The block up to which this is true. */
    ChainTip asOf();

    /** Transactions looked at. */
    int explored();

    /**
     * A path of the fewest hops: of those, the one whose last output comes first in chain order
     * (height, position, index), and whose output before that comes first, and so on.
     */
    record Found(PathRequest request, ChainTip asOf, int explored, List<Stop> stops)
            implements PathAnswer {
        public Found {
            stops = List.copyOf(stops);
        }
    }

    /**
     * There is none within the limits of the request, in the chain from its first block to {@link
     * #asOf}.
     *
     * @param limited whether a limit or a stop rule cut something off, so that there may be one
     *     beyond
     */
    record None(PathRequest request, ChainTip asOf, int explored, boolean limited)
            implements PathAnswer {}

    /**
     * There is none in what is stored, but not everything is.
     *
     * @param missing which data, that may hold a path
     */
    record NotIndexed(PathRequest request, ChainTip asOf, int explored, String missing)
            implements PathAnswer {}

    /** The budget of transactions was spent before there was an answer. */
    record BudgetSpent(PathRequest request, ChainTip asOf, int explored) implements PathAnswer {}

    /**
     * An output on the path; the transaction of the next stop spends it.
     *
     * @param created where its transaction stands
     */
    record Stop(OutPoint output, Output content, Place created) {}
}
