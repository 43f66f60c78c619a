package tracer.ledger;

import java.time.Instant;
import java.util.Comparator;

/**
 * Where a transaction stands on the active chain. Ordered by height and position, never by time.
 *
 * @param height of the block
 * @param position within the block, from 0
 * @param block its hash
 * @param claimedTime what the miner stamped
 */
public record Place(int height, int position, BlockHash block, Instant claimedTime)
        implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::height).thenComparingInt(Place::position);

    @Override
    public int compareTo(Place o) {
        return ORDER.compare(this, o);
    }
}
