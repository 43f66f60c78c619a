package tracer.account;

import java.time.Instant;
import tracer.ledger.BlockHash;
import tracer.ledger.ChainTip;

/** What is kept of a block beside its content. */
public record AccountHeader(int height, BlockHash hash, BlockHash parent, long time, Seen seen) {
    public Instant claimedTime() {
        return Instant.ofEpochSecond(time);
    }

    public ChainTip tip() {
        return new ChainTip(height, hash);
    }
}
