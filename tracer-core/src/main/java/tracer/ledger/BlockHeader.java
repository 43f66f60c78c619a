package tracer.ledger;

import java.time.Instant;

/**
 * The eighty bytes that name a block.
 *
 * @param time seconds since 1970 as the miner claims; may run backwards from block to block
 * @param bits the target in compact form
 * @param nonce as signed 32-bit number
 */
public record BlockHeader(
        BlockHash hash,
        int version,
        BlockHash previous,
        Hash32 merkleRoot,
        long time,
        int bits,
        int nonce) {
    public Instant claimedTime() {
        return Instant.ofEpochSecond(time);
    }
}
