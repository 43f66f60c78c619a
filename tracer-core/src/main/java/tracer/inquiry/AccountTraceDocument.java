package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where value went or came from between addresses. That transfers happened is claimed by the nodes
 * that served their blocks; which of their base units are the seed's is convention of the policy
 * named in the title.
 *
 * @param truncated whether a limit of the question cut something off
 * @param reproducible whether asking again gives the same; not if the clock or a cancellation cut
 *     something off
 * @param title names amount, seed, direction and policy
 * @param movements transfers that carry traced value, seeds among them
 * @param remainders what of it addresses hold where the trace ended
 * @param balance the account, its sums and whether they close
 * @param notFollowed what a limit or missing data cut, with its value and the reason
 * @param folds what of it reads as one; nothing is left out of the rest for it
 * @param notes what the answer rests on and lacks
 */
public record AccountTraceDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        boolean reproducible,
        String chain,
        AssetNote asset,
        String title,
        Question question,
        List<MovementEdge> movements,
        List<RemainderNote> remainders,
        Account balance,
        List<NotFollowed> notFollowed,
        List<AccountFoldNote> folds,
        List<String> notes)
        implements Document {
    public AccountTraceDocument {
        movements = List.copyOf(movements);
        remainders = List.copyOf(remainders);
        notFollowed = List.copyOf(notFollowed);
        folds = List.copyOf(folds);
        notes = List.copyOf(notes);
    }

    /** With more to be said of it, first: sentences without a full stop. */
    public AccountTraceDocument noting(List<String> remarks) {
        return new AccountTraceDocument(
                schema,
                dataHeight,
                dataHash,
                truncated,
                reproducible,
                chain,
                asset,
                title,
                question,
                movements,
                remainders,
                balance,
                notFollowed,
                folds,
                Remarks.before(remarks, notes));
    }

    /**
     * The question as it was understood, defaults filled in.
     *
     * @param seed the first transfer by name
     * @param seeds all of them, as {@code 0xHASH:log-17}, or {@code 0xHASH:log-17=1/3} where only
     *     part is asked
     */
    public record Question(
            String seed,
            List<String> seeds,
            String direction,
            String policy,
            int policyVersion,
            AccountLimits limits,
            StopsNote stops) {
        public Question {
            seeds = List.copyOf(seeds);
        }
    }

    /**
     * The limits that the answer was found under; an absent one did not apply.
     *
     * @param minShare least share of what the seeds declare, such as {@code 1/100}
     * @param within longest time from the last seed's own (backward: the first's), such as {@code
     *     30d}
     * @param maxTransfers an address with more is a hub
     * @param time budget of time, such as {@code 60s}
     */
    public record AccountLimits(
            OptionalInt hops,
            Optional<AssetAmount> minTraced,
            OptionalInt fromHeight,
            OptionalInt toHeight,
            Optional<String> from,
            Optional<String> to,
            int transfers,
            Optional<String> minShare,
            Optional<String> within,
            OptionalInt maxTransfers,
            Optional<String> time) {}

    /**
     * A transfer on the way: a line in the drawing.
     *
     * @param id as it is cited, {@code 0xHASH:log-17}
     * @param transaction hash of the transaction; absent for transfers of a block
     * @param kind {@code value}, {@code call}, {@code log}, {@code fee-tip}, …
     * @param from absent for value from outside the chain's accounts
     * @param to absent for value that is destroyed
     * @param amount all of it
     * @param traced the part that is traced, by convention of the policy
     * @param runs under FIFO, which of its base units
     * @param evidence always {@code claimed}, by the node that served the block
     * @param fate {@code followed}, {@code fee} or {@code ended}
     * @param end why it ended here
     */
    public record MovementEdge(
            String id,
            Optional<String> transaction,
            String kind,
            int hop,
            Optional<AccountParty> from,
            Optional<AccountParty> to,
            AssetAmount amount,
            AssetAmount traced,
            List<RunNote> runs,
            String evidence,
            BlockNote block,
            String fate,
            Optional<TraceDocument.End> end) {
        public MovementEdge {
            runs = List.copyOf(runs);
        }
    }

    /** Base units from an offset on; texts, since tokens have many digits. */
    public record RunNote(String offset, String length) {}

    /** What of the traced value an address holds where the trace ended. */
    public record RemainderNote(
            AccountParty holder,
            int hop,
            AssetAmount balance,
            AssetAmount traced,
            TraceDocument.End end) {}

    /** The account of the trace; see {@link TraceDocument.Account}. */
    public record Account(
            String equation,
            AssetAmount source,
            List<TermNote> terms,
            AssetAmount total,
            boolean closes) {
        public Account {
            terms = List.copyOf(terms);
        }
    }

    /** A term of it with what it is the sum of. */
    public record TermNote(String term, AssetAmount amount, List<ItemNote> items) {
        public TermNote {
            items = List.copyOf(items);
        }
    }

    /** A transfer, or an address that holds it, with its amount. */
    public record ItemNote(String where, AssetAmount amount) {}

    /** An end that could be followed further, with more room or more data. */
    public record NotFollowed(String where, AssetAmount traced, String kind, String reason) {}
}
