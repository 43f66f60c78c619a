package tracer.compact;

import java.util.Map;
import tracer.bitcoin.BlockFormat;
import tracer.bitcoin.BlockScan;
import tracer.bitcoin.Origin;
import tracer.ledger.BlockHeader;
import tracer.problem.BadInput;

/**
 * Reads blocks from their bytes straight into arrays, as strictly as {@link BlockFormat} reads them
 * into values. Used again for the next block, which is expected to be as large; not thread-safe.
 */
public final class CompactBlockReader {
    private final BlockScan scan = new BlockScan();
    private int transactions;
    private int inputs;
    private int outputs;

    /**
     * The block that stands from one index of an array to before another, the first byte at the
     * origin.
     *
     * @throws BadInput with origin and offset if anything is malformed, left over, or not what the
     *     Merkle root says
     */
    public CompactBlock read(int height, byte[] bytes, int from, int to, Origin origin) {
        CompactBlockBuilder parts = new CompactBlockBuilder(transactions, inputs, outputs);
        scan.read(bytes, from, to, origin, parts);
        BlockHeader header = scan.header();
        BlockFormat.checkMerkleRoot(scan.merkleTree(), header, origin);
        CompactBlock block = new CompactBlock(height, header, parts, Map.of());
        transactions = block.transactions();
        inputs = block.inputs();
        outputs = block.outputs();
        return block;
    }
}
