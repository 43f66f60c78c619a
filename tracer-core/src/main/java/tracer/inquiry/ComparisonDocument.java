package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One question under every policy, side by side. The policies are competing conventions: an exhibit
 * declares one of them, and this shows how much of its figures is that choice.
 *
 * @param truncated whether a limit of the question cut something off under any policy
 * @param source what the first policy divides; the others the same unless seeds run into another
 * @param policies the columns
 * @param destinations the rows: where a trace ended under any policy, the largest amount first
 * @param disputed how many rows are tainted under one policy and clean under another
 * @param onlyExposed how many further ends only poison reaches
 * @param notes what the figures are and are not
 */
public record ComparisonDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        String title,
        Question question,
        AssetAmount source,
        List<PolicyColumn> policies,
        List<DestinationRow> destinations,
        int disputed,
        int onlyExposed,
        List<String> notes)
        implements Document {
    public ComparisonDocument {
        policies = List.copyOf(policies);
        destinations = List.copyOf(destinations);
        notes = List.copyOf(notes);
    }

    /** With more to be said of it, first: sentences without a full stop. */
    public ComparisonDocument noting(List<String> remarks) {
        return new ComparisonDocument(
                schema,
                dataHeight,
                dataHash,
                truncated,
                title,
                question,
                source,
                policies,
                destinations,
                disputed,
                onlyExposed,
                Remarks.before(remarks, notes));
    }

    /**
     * The question as it was understood.
     *
     * @param chain that the seeds are on
     * @param seed the first by name
     * @param seeds all of them, as of a trace
     * @param least a least traced value under which nothing was followed
     * @param transactions budget: of transactions, or of transfers
     */
    public record Question(
            String chain,
            String seed,
            List<String> seeds,
            String direction,
            OptionalInt hops,
            Optional<AssetAmount> least,
            OptionalInt fromHeight,
            OptionalInt toHeight,
            Optional<String> from,
            Optional<String> to,
            int transactions,
            StopsNote stops) {
        public Question {
            seeds = List.copyOf(seeds);
        }
    }

    /**
     * A policy.
     *
     * @param title as it is called in a sentence
     * @param source what it divides
     * @param fees of the source, by this convention
     * @param closes whether what ended at destinations and the fees sum up to the source
     * @param truncated whether a limit of the question cut something off
     */
    public record PolicyColumn(
            String policy,
            int version,
            String title,
            AssetAmount source,
            AssetAmount fees,
            boolean closes,
            boolean truncated) {}

    /**
     * Where a trace ended.
     *
     * @param where an outpoint, a transfer, or an address with its asset
     * @param address whose it is, if it has a text
     * @param labels what others say of that address or script
     * @param end why it ended, under the first policy that ends there
     * @param amounts one for each policy, in the order of the columns; conventions
     * @param least of them
     * @param most of them
     * @param disputed tainted under one policy, clean under another
     * @param bound the most that can be there whatever the policy
     * @param fifoOrders under FIFO, were the last transaction in any other order; absent for
     *     accounts, whose order is the chain's
     * @param lifoOrders likewise under LIFO
     */
    public record DestinationRow(
            String where,
            Optional<String> address,
            List<Party.LabelNote> labels,
            TraceDocument.End end,
            List<CellNote> amounts,
            AssetAmount least,
            AssetAmount most,
            boolean disputed,
            BoundNote bound,
            Optional<OrdersNote> fifoOrders,
            Optional<OrdersNote> lifoOrders) {
        public DestinationRow {
            labels = List.copyOf(labels);
            amounts = List.copyOf(amounts);
        }
    }

    /**
     * What came there under a policy.
     *
     * @param wentOn whether it went on from there under this policy; then it is counted again where
     *     it ended, and only amounts that did not are part of the policy's sum
     */
    public record CellNote(String policy, AssetAmount amount, boolean wentOn) {}

    /**
     * The most that can have come there, by maximum flow.
     *
     * @param within over what was followed; absent if it was not computed
     * @param possible if all that was cut off could have come back; absent likewise
     * @param maximum whether both are equal, so that it is the most that can be there
     * @param sentence in plain words
     * @param limiting outputs or transfers that hold {@code within} down
     */
    public record BoundNote(
            Optional<AssetAmount> within,
            Optional<AssetAmount> possible,
            boolean maximum,
            String sentence,
            List<String> limiting) {
        public BoundNote {
            limiting = List.copyOf(limiting);
        }
    }

    /**
     * Over all orders of inputs and outputs of one transaction.
     *
     * @param attained whether some order gives each end; if not, none goes beyond
     */
    public record OrdersNote(AssetAmount least, AssetAmount most, boolean attained) {}
}
