package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.flow.Run;

/**
 * Where value went or came from. That the payments happened is fact; which of their satoshis are
 * the seed's is convention of the policy named in the title.
 *
 * @param truncated whether a limit of the question cut something off
 * @param reproducible whether asking again gives the same; not if the clock or a cancellation cut
 *     something off
 * @param title names amount, seed, direction and policy
 * @param transactions that the trace went through: in chain order forward, in reverse backward
 * @param holdings outputs that it came to, the seed first, by hop, then outpoint
 * @param rewards fees and other parts of blocks' rewards that it came to, where fees are followed
 * @param balance the account, its sums and whether they close
 * @param notFollowed what a limit or missing data cut, with its value and the reason
 * @param folds what of it reads as one; nothing is left out of the rest for it
 */
public record TraceDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        boolean reproducible,
        String title,
        Question question,
        List<TransactionNode> transactions,
        List<HoldingEdge> holdings,
        List<RewardNote> rewards,
        Account balance,
        List<NotFollowed> notFollowed,
        List<FoldNote> folds)
        implements Document {
    public TraceDocument {
        transactions = List.copyOf(transactions);
        holdings = List.copyOf(holdings);
        rewards = List.copyOf(rewards);
        notFollowed = List.copyOf(notFollowed);
        folds = List.copyOf(folds);
    }

    /**
     * The question as it was understood, defaults filled in.
     *
     * @param seed the first output by name
     * @param seeds all of them, as {@code txid:n}, or {@code txid:n=1/3} where only part is asked
     * @param fees {@code lost}, or {@code to-miner} where they are followed into coinbases
     */
    public record Question(
            String seed,
            List<String> seeds,
            String direction,
            String policy,
            int policyVersion,
            String fees,
            LimitsNote limits,
            StopsNote stops) {
        public Question {
            seeds = List.copyOf(seeds);
        }
    }

    /**
     * A transaction.
     *
     * @param hop of it in the trace, from 1
     * @param tracedIn traced value that enters it, by convention
     * @param tracedFee share of that which went to the miner, by convention
     * @param evidence {@code fact}, or {@code claimed} if an input value is only a node's claim
     */
    public record TransactionNode(
            String txid,
            int hop,
            BlockNote block,
            int inputs,
            int outputs,
            Amount tracedIn,
            Amount tracedFee,
            String evidence) {}

    /**
     * An output on the way: a line in the drawing, or its end.
     *
     * @param hop spends between it and the seed
     * @param value all of it
     * @param traced the part of it that is traced, by convention of the policy
     * @param runs under FIFO, which of its satoshis; under haircut empty
     * @param evidence {@code fact} or {@code claimed}: of the payment, not of the traced amount
     * @param created place of the transaction that pays it; absent if that is not stored
     * @param spentIn the transaction that spends it, if one is stored
     * @param through the transaction that the trace went on through; absent at an end
     * @param end why it ended here; absent where it went on
     */
    public record HoldingEdge(
            String output,
            int hop,
            Amount value,
            Amount traced,
            List<RunNote> runs,
            Party party,
            String evidence,
            Optional<BlockNote> created,
            Optional<String> spentIn,
            Optional<String> through,
            Optional<End> end) {
        public HoldingEdge {
            runs = List.copyOf(runs);
        }
    }

    /** Satoshis of an output from an offset on. */
    public record RunNote(long offset, long length) {
        static List<RunNote> of(List<Run> runs) {
            return runs.stream()
                    .map(r -> new RunNote(r.offset().longValueExact(), r.length().longValueExact()))
                    .toList();
        }
    }

    /**
     * Why a trace ended.
     *
     * @param kind {@code service}, {@code mixed}, {@code unspent}, {@code unspendable}, {@code
     *     overwritten}, {@code coinbase}, {@code limit} or {@code not-indexed}
     * @param sentence in plain words
     * @param evidence what the statement rests on
     * @param labels at a service, the labels that say so
     * @param limit at a limit, which: {@code hops}, {@code min-traced}, {@code share}, {@code
     *     height}, {@code time}, {@code age}, {@code transactions}, {@code digits}, {@code hub},
     *     {@code entity-size}, {@code history}, {@code clock} or {@code cancelled}
     */
    public record End(
            String kind,
            String sentence,
            String evidence,
            List<Party.LabelNote> labels,
            Optional<String> limit) {
        public End {
            labels = List.copyOf(labels);
        }

        /** Whether more room, or more data, would lead further. */
        boolean isCut() {
            return kind.equals("limit") || kind.equals("not-indexed");
        }
    }

    /**
     * The account of the trace.
     *
     * @param equation in words, such as {@code source = stops + …}
     * @param total sum of the terms
     * @param closes whether source and total are equal to the last fraction
     */
    public record Account(
            String equation, Amount source, List<TermNote> terms, Amount total, boolean closes) {
        public Account {
            terms = List.copyOf(terms);
        }
    }

    /** A term: {@code stops}, {@code unspent}, {@code fees}, … with what it is the sum of. */
    public record TermNote(String term, Amount amount, List<ItemNote> items) {
        public TermNote {
            items = List.copyOf(items);
        }
    }

    /** An outpoint, a transaction for lost fees, or part of a reward, with its amount. */
    public record ItemNote(String where, Amount amount) {}

    /** An end that could be followed further, with more room or more data. */
    public record NotFollowed(String output, Amount traced, String kind, String reason) {}
}
