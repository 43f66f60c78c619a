package tracer.ledger;

import java.util.List;

/**
 * Somebody who has blocks: block files, a node's answers. Knows which of them form the active
 * chain, the branch with the most work, and hands over those, checked: header hash and proof of
 * work, link to the block before, transaction ids, Merkle root. Reads fully or fails; counts what
 * it read, kept, skipped and why. Not thread-safe.
 */
public interface BlockSource extends AutoCloseable {
    BitcoinChain chain();

    /** The heights of its active chain that it can give, ascending. */
    List<HeightRange> available();

    /** The header of its active chain at an available height. */
    BlockHeader headerAt(int height);

    /**
     * The block of its active chain at an available height.
     *
     * @throws tracer.problem.BadInput if it is corrupt: names file and offset, or field
     */
    ArrivedBlock blockAt(int height);

    /** What has been read so far. */
    SourceReport report();

    @Override
    void close();
}
