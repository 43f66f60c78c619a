package tracer.exhibit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.ledger.ChainTip;

/**
 * An evidence graph as flat tables of texts, whole numbers and truth values: what every format
 * writes, under the same names. As JSON it is schema {@value #SCHEMA}; a field is added without,
 * removed or changed only with a new version.
 *
 * @param banner that it holds protected addresses, if it does
 * @param tool which program made it
 * @param policy which traced amounts are a convention of, if any are traced
 * @param entitiesAt block up to which entities were computed, {@code height hash}
 */
public record GraphTables(
        String schema,
        Optional<String> banner,
        String tool,
        String chain,
        int dataHeight,
        String dataHash,
        String question,
        List<GraphHeader.Parameter> parameters,
        Optional<String> policy,
        OptionalInt policyVersion,
        List<TermRow> account,
        Optional<String> entitiesAt,
        boolean truncated,
        List<NotFollowedRow> notFollowed,
        List<String> notes,
        List<TransactionRow> transactions,
        List<AddressRow> addresses,
        List<PartyRow> parties,
        List<EdgeRow> edges) {
    static final String SCHEMA = "tracer.evidence-graph/1";

    static GraphTables of(EvidenceGraph graph, Optional<String> banner) {
        GraphHeader h = graph.header();
        GraphRows rows = new GraphRows(graph);
        return new GraphTables(
                SCHEMA,
                banner,
                ToolVersion.inWords(),
                h.chain(),
                h.height(),
                h.hash(),
                h.question(),
                h.parameters(),
                h.policy().map(Edge.PolicyNote::id),
                h.policy().map(p -> OptionalInt.of(p.version())).orElse(OptionalInt.empty()),
                h.account().stream().map(GraphTables::term).toList(),
                h.entitiesAt().map(GraphTables::block),
                h.limited(),
                h.notFollowed().stream().map(GraphTables::notFollowed).toList(),
                h.notes(),
                rows.transactions(),
                rows.addresses(),
                rows.parties(),
                rows.edges());
    }

    private static String block(ChainTip tip) {
        return tip.height() + " " + tip.hash();
    }

    private static TermRow term(GraphHeader.Term t) {
        return new TermRow(t.name(), t.amount().amount().toString(), t.amount().assetId());
    }

    private static NotFollowedRow notFollowed(GraphHeader.NotFollowed n) {
        return new NotFollowedRow(
                n.where(),
                n.traced().map(q -> q.amount().toString()),
                n.traced().map(Quantity::assetId),
                n.kind(),
                n.reason());
    }

    /** A sum of the account, an exact whole number or fraction {@code n/d}. */
    public record TermRow(String term, String amount, String asset) {}

    /** What was not followed, with the value traced up to there. */
    public record NotFollowedRow(
            String where,
            Optional<String> traced,
            Optional<String> asset,
            String kind,
            String reason) {}

    /**
     * A transaction.
     *
     * @param feeState {@code known}, {@code claimed}, {@code unknown} or {@code none}
     * @param tracedIn by convention of the policy, as is {@code tracedFee}
     */
    public record TransactionRow(
            String id,
            String kind,
            String transaction,
            OptionalInt height,
            OptionalInt position,
            Optional<String> blockHash,
            Optional<String> blockStamped,
            boolean coinbase,
            Optional<String> fee,
            String feeState,
            OptionalInt hop,
            Optional<String> tracedIn,
            Optional<String> tracedFee,
            Optional<String> asset,
            String evidence) {}

    /** An address, a script without one, or the unknown holder of an output. */
    public record AddressRow(
            String id,
            String kind,
            String chain,
            Optional<String> address,
            String form,
            Optional<String> script,
            Optional<String> protection,
            String evidence) {}

    /** An entity ({@code members}) or a label ({@code name}, {@code category}). */
    public record PartyRow(
            String id,
            String kind,
            Optional<String> name,
            Optional<String> category,
            OptionalInt members,
            String evidence) {}

    /**
     * An edge.
     *
     * @param amount exact, in base units of the asset
     * @param traced exact whole number or fraction {@code n/d}; {@code tracedEvidence} is always
     *     {@code convention}, {@code tracedBy} names policy and version
     * @param tracedRuns under FIFO, {@code offset+length} of each run
     * @param rule of an inference, as are {@code ruleVersion}, {@code ruleConfidence} and {@code
     *     ruleTransaction}
     * @param source of a label: who says so
     */
    public record EdgeRow(
            String id,
            String kind,
            String from,
            String to,
            String evidence,
            Optional<String> reference,
            OptionalInt input,
            OptionalInt height,
            OptionalInt position,
            Optional<String> blockHash,
            Optional<String> blockStamped,
            Optional<String> amount,
            Optional<String> asset,
            OptionalInt decimals,
            Optional<String> traced,
            Optional<String> tracedEvidence,
            Optional<String> tracedBy,
            Optional<String> tracedRuns,
            OptionalInt hop,
            Optional<String> end,
            Optional<String> endSentence,
            Optional<String> endEvidence,
            Optional<String> rule,
            OptionalInt ruleVersion,
            OptionalInt ruleConfidence,
            Optional<String> ruleTransaction,
            Optional<String> source) {}
}
