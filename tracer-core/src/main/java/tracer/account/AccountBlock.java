package tracer.account;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tracer.ledger.BlockHash;

/**
 * A block of an EVM chain. All in it is claimed by the node that served it.
 *
 * @param time seconds since 1970, stamped by its maker
 * @param transactions by index
 * @param ownTransfers of the block itself, after the last transaction: withdrawals, rewards
 * @param seen what its source could see
 */
public record AccountBlock(
        int height,
        BlockHash hash,
        BlockHash parent,
        long time,
        List<AccountTransaction> transactions,
        List<Transfer> ownTransfers,
        Seen seen) {
    public AccountBlock {
        transactions = List.copyOf(transactions);
        ownTransfers = List.copyOf(ownTransfers);
    }

    public Instant claimedTime() {
        return Instant.ofEpochSecond(time);
    }

    public AccountHeader header() {
        return new AccountHeader(height, hash, parent, time, seen);
    }

    /** Everything that moved, in order. */
    public Stream<Transfer> transfers() {
        return Stream.concat(
                transactions.stream().flatMap(t -> t.transfers().stream()), ownTransfers.stream());
    }
}
