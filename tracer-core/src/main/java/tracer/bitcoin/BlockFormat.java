package tracer.bitcoin;

import java.util.List;
import java.util.OptionalInt;
import tracer.ledger.Block;
import tracer.ledger.BlockHeader;
import tracer.ledger.Transaction;
import tracer.problem.BadInput;

/** Whole blocks between bytes and values. */
public final class BlockFormat {
    private BlockFormat() {}

    /**
     * What a block's bytes say; its height is not among it.
     *
     * @param transactions by position; the first and no other is the coinbase
     */
    public record Contents(BlockHeader header, List<Transaction> transactions) {
        public Contents {
            transactions = List.copyOf(transactions);
        }

        public Block at(int height) {
            return new Block(height, header, transactions);
        }

        /** The height that the coinbase states, if it does. */
        public OptionalInt statedHeight() {
            return CoinbaseHeight.of(header, transactions.getFirst());
        }
    }

    /**
     * Reads a block, recomputes every transaction id and checks that the header commits to them.
     * Proof of work is {@link ProofOfWork}'s.
     *
     * @throws BadInput with origin and offset if anything is malformed, left over, or not what the
     *     Merkle root says
     */
    public static Contents parse(byte[] bytes, Origin origin) {
        return parse(bytes, 0, bytes.length, origin);
    }

    /** As {@link #parse(byte[], Origin)}; the byte at {@code from} is the one at the origin. */
    public static Contents parse(byte[] bytes, int from, int to, Origin origin) {
        BlockScan scan = new BlockScan();
        TransactionFormat.Builder builder = new TransactionFormat.Builder();
        scan.read(bytes, from, to, origin, builder);
        BlockHeader header = scan.header();
        checkMerkleRoot(scan.merkleTree(), header, origin);
        return new Contents(header, builder.transactions());
    }

    /** The bytes of a block whose transactions carry no witnesses. */
    public static byte[] bytesOf(BlockHeader header, List<Transaction> transactions) {
        WireWriter out = new WireWriter().bytes(HeaderFormat.bytesOf(header));
        out.compact(transactions.size());
        transactions.forEach(t -> out.bytes(TransactionFormat.bytesOf(t)));
        return out.toArray();
    }

    /**
     * Requires that the header commits to the transactions of the tree, and to no other list.
     *
     * @throws BadInput with origin otherwise
     */
    public static void checkMerkleRoot(MerkleTree tree, BlockHeader header, Origin origin) {
        if (!tree.root().equals(header.merkleRoot())) {
            throw new BadInput(
                    "%s: the transactions of block %s have Merkle root %s, its header says %s"
                            .formatted(
                                    origin.at(0), header.hash(), tree.root(), header.merkleRoot()));
        }
        if (tree.isMutated()) {
            throw new BadInput(
                    "%s: block %s repeats transactions in a way that its Merkle root cannot show (CVE-2012-2459)"
                            .formatted(origin.at(0), header.hash()));
        }
    }
}
