package tracer.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the active chain as stored, always in batches. What is not in an answer is not stored; the
 * {@link #coverage} tells whether that means that it does not exist. Thread-safe.
 */
public interface LedgerSource {
    BitcoinChain chain();

    Coverage coverage();

    /**
     * Transactions by id. Ids that are not on the stored active chain are absent. A transaction
     * that came twice stands at its later place.
     */
    Map<TxId, PlacedTransaction> transactions(Collection<TxId> ids);

    /** Who spends each output. Outputs without a stored spend are absent. */
    Map<OutPoint, Spender> spenders(Collection<OutPoint> outputs);

    /**
     * Which of these scripts are paid more often than so many times, and how often. Takes time for
     * those alone, and no more than {@link PaymentCount#MOST_COUNTED} payments of each are counted.
     * Others are absent.
     */
    Map<ScriptHash, PaymentCount> paidMoreThan(int times, Collection<ScriptHash> scripts);

    /** Headers of stored blocks of the active chain by hash or height. */
    Optional<PlacedHeader> header(BlockHash hash);

    Optional<PlacedHeader> header(int height);

    /** Headers of stored blocks from a height on, as {@link #blocks} gives the blocks. */
    List<PlacedHeader> headers(int fromHeight, int atMost);

    /**
     * Stored blocks from a height on, ascending, at most so many; gaps are passed over. Of a
     * transaction that came twice each block shows its own occurrence: the earlier one with nothing
     * overwritten, the later one with the earlier place.
     */
    List<PlacedBlock> blocks(int fromHeight, int atMost);

    /** Blocks that lost to another branch after they had been stored, by height and hash. */
    List<PlacedHeader> orphans();

    /** The content of one of the {@link #orphans}, as it was when it was stored. */
    Optional<Block> orphan(BlockHash hash);

    /** A header with its height. */
    record PlacedHeader(int height, BlockHeader header) {}

    /** A block with its transactions by position, as they stand on the active chain. */
    record PlacedBlock(int height, BlockHeader header, List<PlacedTransaction> transactions) {
        public PlacedBlock {
            transactions = List.copyOf(transactions);
        }
    }
}
