package tracer.account;

import java.time.Instant;
import java.util.Comparator;
import tracer.ledger.BlockHash;

/**
 * Where a transfer stands on the active chain. Ordered by height, transaction and position, never
 * by time. Within a transaction and for each asset: fees first, value and calls in the order in
 * which they began, logs by index. Between the native asset and a token the chain shows no order;
 * that of positions means nothing there.
 *
 * @param height of the block
 * @param transaction index within the block; of transfers of the block itself the number of its
 *     transactions, since they come last
 * @param position within the transaction, from 0
 * @param block its hash
 * @param claimedTime what the block's maker stamped
 */
public record AccountPlace(
        int height, int transaction, int position, BlockHash block, Instant claimedTime)
        implements Comparable<AccountPlace> {
    private static final Comparator<AccountPlace> ORDER =
            Comparator.comparingInt(AccountPlace::height)
                    .thenComparingInt(AccountPlace::transaction)
                    .thenComparingInt(AccountPlace::position);

    @Override
    public int compareTo(AccountPlace o) {
        return ORDER.compare(this, o);
    }
}
