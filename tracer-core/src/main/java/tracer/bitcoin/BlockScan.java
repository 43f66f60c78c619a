package tracer.bitcoin;

import java.util.Arrays;
import tracer.ledger.BlockHeader;
import tracer.ledger.Hash32;

/**
 * Walks over one block in place and computes every transaction id; allocates nothing per
 * transaction. The fast way for whoever needs ids, values or scripts but no objects. Mutable, used
 * again for the next block, not thread-safe.
 */
public final class BlockScan {
    /** No block takes more bytes with witnesses (MAX_BLOCK_SERIALIZED_SIZE of Bitcoin Core). */
    public static final int MOST_BYTES = 4_000_000;

    /** Version, one input, one output, lock time. */
    private static final int LEAST_TRANSACTION = 4 + 1 + 41 + 1 + 9 + 4;

    /** No block takes fewer bytes: header, count, one transaction. */
    public static final int LEAST_BYTES = HeaderFormat.BYTES + 1 + LEAST_TRANSACTION;

    private final TransactionScan scan = new TransactionScan();
    private byte[] ids = new byte[64 * Hash32.BYTES];
    private byte[] block = ids;
    private int start;
    private int transactions;

    /** The ids of the block at {@code from} to {@code to}, whose first byte is at the origin. */
    public void read(byte[] bytes, int from, int to, Origin origin) {
        read(bytes, from, to, origin, TransactionScan.Visitor.NONE);
    }

    /** As above, and tells a visitor what each transaction holds. */
    public void read(
            byte[] bytes, int from, int to, Origin origin, TransactionScan.Visitor visitor) {
        WireReader in = new WireReader(bytes, from, to, origin);
        block = bytes;
        start = in.skip(HeaderFormat.BYTES);
        int countAt = in.position();
        transactions = in.count(LEAST_TRANSACTION);
        if (transactions == 0) {
            throw in.malformed(countAt, "a block without transactions");
        }
        if (ids.length < transactions * Hash32.BYTES) {
            ids = new byte[transactions * Hash32.BYTES];
        }
        for (int i = 0; i < transactions; i++) {
            int at = in.position();
            scan.read(in, visitor);
            if (scan.isCoinbase() != (i == 0)) {
                throw in.malformed(
                        at,
                        i == 0
                                ? "the first transaction is no coinbase"
                                : "transaction %d is a second coinbase".formatted(i));
            }
            scan.idInto(ids, i * Hash32.BYTES);
        }
        in.finish("the block");
    }

    /** How many transactions the block has. */
    public int transactions() {
        return transactions;
    }

    /** Id of the transaction at a position of the block. */
    public Hash32 id(int position) {
        if (position < 0 || position >= transactions) {
            throw new IndexOutOfBoundsException(
                    "transaction %d of %d".formatted(position, transactions));
        }
        return Hash32.ofWire(ids, position * Hash32.BYTES);
    }

    public BlockHeader header() {
        return HeaderFormat.parse(block, start);
    }

    public MerkleTree merkleTree() {
        return MerkleTree.ofWire(ids, transactions);
    }

    /** All ids in wire order, 32 bytes each, in block order. */
    public byte[] wireIds() {
        return Arrays.copyOf(ids, transactions * Hash32.BYTES);
    }
}
