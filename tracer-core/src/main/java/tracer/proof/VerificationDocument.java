package tracer.proof;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.account.BlockSources;

/**
 * What a verification found. If there is any difference, that is all it says: of a bundle that
 * contradicts itself nothing is shown as proven.
 *
 * @param schema {@code tracer.verify/1}
 * @param verified whether no difference was found. It does not mean that everything is proven
 * @param place of the first difference: file and line or byte
 * @param difference what is different there
 * @param digest SHA-256 of the tag manifest, for comparison with the covering note
 * @param banner that it holds protected addresses, if whoever made it said so
 * @param title of the answer: amount, seed, direction and policy
 * @param dataHeight of the block that the answer is true up to
 * @param truncated whether a limit of the question cut the answer off
 * @param checks what was checked, in sentences
 * @param blocks every block with a proof, and the one that the answer is true up to
 * @param transactions every Merkle proof
 * @param statements every statement of the answer, proven or not
 * @param askFullNode what only a full node of one's own can say: outputs, whether they are unspent;
 *     on account chains transactions, blocks and addresses with a range of blocks
 * @param claims what a node claims, of a bundle over accounts; nothing in such a bundle is proven
 */
public record VerificationDocument(
        String schema,
        boolean verified,
        Optional<String> place,
        Optional<String> difference,
        Optional<String> digest,
        Optional<String> banner,
        Optional<String> title,
        Optional<String> chain,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        List<String> checks,
        List<BlockProof> blocks,
        List<TransactionProof> transactions,
        List<Statement> statements,
        List<String> askFullNode,
        Optional<NodeClaims> claims) {
    private static final String SCHEMA = "tracer.verify/1";

    public VerificationDocument {
        checks = List.copyOf(checks);
        blocks = List.copyOf(blocks);
        transactions = List.copyOf(transactions);
        statements = List.copyOf(statements);
        askFullNode = List.copyOf(askFullNode);
    }

    /**
     * What the headers show of a block.
     *
     * @param stamped the time that the miner claims, ISO 8601 in UTC
     * @param anchor checkpoint of the verifier below, {@code height hash}
     * @param headersFromAnchor how many headers lead from there to the block
     * @param seal checkpoint of the verifier at or above it
     * @param onTop headers that stand on the block
     * @param retargeting {@code checked}, {@code not checked} or {@code no proof of work}
     * @param expectedHashes to make the block and those on top anew; exact
     * @param expectedHashesText the same as a power of two, rounded down
     * @param shown whether that shows that the block belongs to the chain
     * @param sentence in words
     */
    public record BlockProof(
            int height,
            String hash,
            String stamped,
            Optional<String> anchor,
            int headersFromAnchor,
            Optional<String> seal,
            int onTop,
            String retargeting,
            String expectedHashes,
            String expectedHashesText,
            boolean shown,
            String sentence) {}

    /**
     * A transaction in its block.
     *
     * @param position within the block, from 0
     * @param depth levels of the tree, the same as for the block's coinbase
     * @param role why the bundle holds it
     */
    public record TransactionProof(String txid, int height, int position, int depth, String role) {}

    /**
     * A statement of the answer.
     *
     * @param standing {@code proven}, {@code recomputed} by convention, or {@code not-provable}
     * @param kind such as {@code payment}, {@code spend}, {@code traced}, {@code unspent}
     * @param about an outpoint, transaction, block or script
     */
    public record Statement(String standing, String kind, String about, String sentence) {
        public static final String PROVEN = "proven";
        public static final String RECOMPUTED = "recomputed";
        public static final String NOT_PROVABLE = "not-provable";
    }

    /**
     * What a bundle over accounts holds: claims, with whose they are.
     *
     * @param claimedBy who says so
     * @param source which node or files that were, by heights and in words; {@code not recorded}
     *     where the store did not keep it
     * @param readings the same in parts; nobody signed them
     * @param histories holdings whose transfers are here
     */
    public record NodeClaims(
            String claimedBy,
            String source,
            List<ClaimedReading> readings,
            int transactions,
            int transfers,
            int histories,
            List<ClaimedBlock> blocks) {
        public NodeClaims {
            readings = List.copyOf(readings);
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * A run that brought blocks into the store that the bundle was made from.
     *
     * @param heights of the blocks, such as {@code 1–20}
     * @param readAt when the run began, by the clock of the machine that read, ISO 8601 in UTC
     * @param from node or files, in words
     * @param internalTransfers how they were seen in the blocks that it brought
     */
    public record ClaimedReading(
            int number, String heights, String readAt, String from, String internalTransfers) {
        static ClaimedReading of(BlockSources.Share s) {
            return new ClaimedReading(
                    s.number(),
                    s.heightsInWords(),
                    s.reading().at().toString(),
                    s.reading().from().inWords(),
                    s.callsInWords());
        }
    }

    /**
     * A block as a node named it.
     *
     * @param stamped the time that its maker claims, ISO 8601 in UTC
     * @param links whether the block right below is in the bundle too, and is the parent
     */
    public record ClaimedBlock(
            int height, String hash, String parent, String stamped, boolean links) {}

    static VerificationDocument refused(Optional<Bag> bag, Difference d) {
        return new VerificationDocument(
                SCHEMA,
                false,
                Optional.of(d.place()),
                Optional.of(Excerpt.line(d.what())),
                bag.map(Bag::digest),
                bag.flatMap(Bag::banner),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** Of a bundle without a difference. */
    static VerificationDocument verified(Bag bag, Finding f) {
        return new VerificationDocument(
                SCHEMA,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.of(bag.digest()),
                bag.banner(),
                Optional.of(f.answer().document().title()),
                Optional.of(f.ledger().chain().id()),
                OptionalInt.of(f.answer().trace().asOf().height()),
                Optional.of(f.answer().trace().asOf().hash().toString()),
                f.answer().document().truncated(),
                f.checks(),
                new BlockWording(f).blocks(),
                f.transactions(),
                new Statements(f).all(),
                f.unspent().stream().map(Object::toString).toList(),
                Optional.empty());
    }

    /** Of a bundle over accounts without a difference. */
    static VerificationDocument claimed(
            Bag bag,
            AccountRecomputation answer,
            List<String> checks,
            NodeClaims claims,
            List<Statement> statements,
            List<String> ask) {
        return new VerificationDocument(
                SCHEMA,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.of(bag.digest()),
                bag.banner(),
                Optional.of(answer.document().title()),
                Optional.of(answer.trace().chain().id()),
                OptionalInt.of(answer.trace().asOf().height()),
                Optional.of("0x" + answer.trace().asOf().hash()),
                answer.document().truncated(),
                checks,
                List.of(),
                List.of(),
                statements,
                ask,
                Optional.of(claims));
    }
}
