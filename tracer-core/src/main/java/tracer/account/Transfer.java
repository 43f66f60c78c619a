package tracer.account;

import java.math.BigInteger;
import java.util.Optional;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;

/**
 * Value that moved from one address to another. What reverted, and what a failed transaction asked
 * for, moved nothing and is no transfer.
 *
 * @param from empty for value from outside the chain's accounts: withdrawals, rewards
 * @param to empty for value that is destroyed, or whose receiver nobody knows: burnt fees
 * @param amount in base units, 0 or more; tokens up to 2²⁵⁶−1
 */
public record Transfer(
        TransferId id,
        AccountPlace place,
        Optional<EvmAddress> from,
        Optional<EvmAddress> to,
        Asset asset,
        BigInteger amount) {
    public Transfer {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("transfer %s of %s".formatted(id, amount));
        }
    }

    public TransferKind kind() {
        return id.kind();
    }

    /** Whether a token contract says that it made new tokens: a Transfer from address zero. */
    public boolean isMint() {
        return asset instanceof Asset.Token && from.filter(EvmAddress.ZERO::equals).isPresent();
    }

    /** Whose balance it lessens; nobody's for new value. */
    public Optional<HeldAsset> debited() {
        return isMint() ? Optional.empty() : from.map(a -> new HeldAsset(a, asset));
    }

    /** Whose balance it adds to. */
    public Optional<HeldAsset> credited() {
        return to.map(a -> new HeldAsset(a, asset));
    }
}
