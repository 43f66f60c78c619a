package tracer.flow;

import java.util.List;
import tracer.account.Transfer;
import tracer.ledger.Asset;
import tracer.ledger.ChainTip;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;

/**
 * The answer to an {@link AccountTraceRequest}. The same data and request give an equal trace. All
 * of it rests on what nodes claim.
 *
 * @param asset followed; a trace stays within one
 * @param asOf the block up to which it is true
 * @param movements transfers that carry traced value, seeds among them: in chain order forward, in
 *     reverse chain order backward, so that a seed is first
 * @param remainders what of the traced value addresses hold where the trace ended, by address
 * @param balance closes exactly
 * @param callsNotSeen blocks that its balances rest on and whose internal transfers no source saw
 * @param rewardsNotSeen blocks that its balances rest on and whose rewards no source saw
 */
public record AccountTrace(
        AccountTraceRequest request,
        EvmChain chain,
        Asset asset,
        ChainTip asOf,
        List<Movement> movements,
        List<Remainder> remainders,
        Balance balance,
        List<HeightRange> callsNotSeen,
        List<HeightRange> rewardsNotSeen) {
    public AccountTrace {
        movements = List.copyOf(movements);
        remainders = List.copyOf(remainders);
        callsNotSeen = List.copyOf(callsNotSeen);
        rewardsNotSeen = List.copyOf(rewardsNotSeen);
    }

    /** The transfer that was asked about; of several the one that the trace comes to first. */
    public Transfer seed() {
        return movements.getFirst().transfer();
    }

    /** Whether a limit of the request cut something off: the answer is partial. */
    public boolean isLimited() {
        return movements.stream()
                        .anyMatch(m ->
                                m.fate() instanceof Movement.Fate.Ended(var end) && end.isLimit())
                || remainders.stream().anyMatch(r -> r.end().isLimit());
    }

    /** Whether the clock or a cancellation cut nothing off: then asking again gives the same. */
    public boolean isReproducible() {
        return movements.stream()
                        .noneMatch(m ->
                                m.fate() instanceof Movement.Fate.Ended(var end)
                                        && end.isByChance())
                && remainders.stream().noneMatch(r -> r.end().isByChance());
    }
}
