package tracer.ingest.chain;

import java.math.BigInteger;

/**
 * A height above which the store and the source hold different blocks. The branch with more work is
 * the active one; of two with equal work the stored one stays.
 *
 * @param height of the last block that both have
 * @param storedBlocks how many blocks the store has above it
 * @param storedWork the work that they show
 * @param sourceBlocks how many blocks the source has above it, within the heights asked for; where
 *     it wins, as many of them as were needed to have more work
 * @param sourceWork the work that these show
 */
public record Fork(
        int height,
        int storedBlocks,
        BigInteger storedWork,
        int sourceBlocks,
        BigInteger sourceWork) {
    public boolean isSourceStronger() {
        return sourceWork.compareTo(storedWork) > 0;
    }
}
