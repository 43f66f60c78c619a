package tracer.account;

import java.util.Collection;
import java.util.List;
import tracer.ledger.BlockHash;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;
import tracer.ledger.SourceReport;

/**
 * Somebody who has blocks of an EVM chain: a node, files with a node's answers. What can be
 * recomputed is checked, the rest is the node's claim. Reads fully or fails; counts what it read,
 * kept, skipped and why. Not thread-safe.
 */
public interface AccountBlockSource extends AutoCloseable {
    EvmChain chain();

    /** Who it is: whose claim all is that it gives. */
    ReadFrom readFrom();

    /**
     * Whether it can tell which of two branches the chain kept. A node follows its chain; files
     * only hold what somebody once asked for.
     */
    boolean followsTheChain();

    /** The heights that it can give, ascending. */
    List<HeightRange> available();

    /** Name and parent of the block at an available height. */
    Head headAt(int height);

    /**
     * The blocks at available heights, ascending, each linked to the one before.
     *
     * @throws tracer.problem.BadInput if one is malformed or contradicts itself: names block, field
     *     and what to do
     * @throws tracer.problem.DataGap if one cannot be had
     */
    List<AccountBlock> blocks(HeightRange heights);

    /**
     * What is held at the end of the block of a height. Holdings of which nobody says it, such as
     * of a node that has forgotten old balances, are absent.
     */
    List<OpeningBalance> balances(int height, Collection<HeldAsset> holdings);

    /**
     * What contracts call themselves at the end of the block of a height; absent are those that say
     * nothing.
     */
    List<TokenNote> tokens(int height, Collection<EvmAddress> contracts);

    /** What has been read so far. */
    SourceReport report();

    @Override
    void close();

    /** A block's place in the chain. */
    record Head(int height, BlockHash hash, BlockHash parent) {}
}
