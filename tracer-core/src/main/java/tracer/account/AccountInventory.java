package tracer.account;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tracer.ledger.HeightRange;

/**
 * What is stored of one chain, counted; orphans are not.
 *
 * @param unknownOutcomes transactions of which nobody says whether they succeeded: no value of
 *     theirs is counted
 * @param transfers how many of each kind; kinds without any are absent
 * @param notFollowed Transfer logs that are no amounts, summed over all transactions
 * @param tokens contracts of which at least one transfer is stored
 * @param callsNotSeen blocks whose source could not see internal transfers
 * @param rewardsNotSeen blocks whose source could not see new value for miners
 */
public record AccountInventory(
        long blocks,
        long transactions,
        long unknownOutcomes,
        Map<TransferKind, Long> transfers,
        NotFollowed notFollowed,
        long tokens,
        List<HeightRange> callsNotSeen,
        List<HeightRange> rewardsNotSeen) {
    public AccountInventory {
        Map<TransferKind, Long> byKind = new EnumMap<>(TransferKind.class);
        byKind.putAll(transfers);
        transfers = Collections.unmodifiableMap(byKind);
        callsNotSeen = List.copyOf(callsNotSeen);
        rewardsNotSeen = List.copyOf(rewardsNotSeen);
    }

    /** As {@link AccountTransaction.NotFollowed}, of a whole chain. */
    public record NotFollowed(long nonFungible, long unknownKind) {}
}
