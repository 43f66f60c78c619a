package tracer.account;

import java.util.List;
import java.util.Optional;

/**
 * All that was stored of one holding, in chain order.
 *
 * @param opening what it began with; empty if nobody knows, then its balance is not known either
 * @param transfers that debit or credit it, after the opening; one to oneself stands once
 * @param total how many there are; more than {@code transfers} holds if it was cut off
 */
public record History(
        HeldAsset of, Optional<OpeningBalance> opening, List<Transfer> transfers, long total) {
    public History {
        transfers = List.copyOf(transfers);
    }

    public boolean isCutOff() {
        return transfers.size() < total;
    }
}
