package tracer.flow;

import java.util.List;
import tracer.account.HeldAsset;
import tracer.account.Transfer;
import tracer.ledger.Asset;
import tracer.ledger.ChainTip;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;

/**
 * The answer under <em>poison</em> on an account chain: every transfer and every balance that value
 * of the seeds could have come to, were all that leaves an address tainted once anything that came
 * to it is. As of outputs ({@link Exposure}) it has no amounts of traced value, nothing in it can
 * be summed, and it has no balance.
 *
 * @param asset followed; an exposure stays within one
 * @param asOf the block up to which it is true
 * @param transfers seeds among them: in chain order forward, in reverse chain order backward
 * @param holders addresses that held some of it where it ended, by address
 * @param callsNotSeen blocks that it rests on and whose internal transfers no source saw
 * @param rewardsNotSeen blocks that it rests on and whose rewards no source saw
 */
public record AccountExposure(
        AccountExposureRequest request,
        EvmChain chain,
        Asset asset,
        ChainTip asOf,
        List<ExposedTransfer> transfers,
        List<ExposedHolder> holders,
        List<HeightRange> callsNotSeen,
        List<HeightRange> rewardsNotSeen) {
    public AccountExposure {
        transfers = List.copyOf(transfers);
        holders = List.copyOf(holders);
        callsNotSeen = List.copyOf(callsNotSeen);
        rewardsNotSeen = List.copyOf(rewardsNotSeen);
    }

    /**
     * A transfer in the set; its amount is a fact about it and not about the seed's value.
     *
     * @param hop how many transfers lie between it and the seed, along the way that came first
     */
    public record ExposedTransfer(Transfer transfer, int hop, Movement.Fate fate) {}

    /** An address whose balance may hold some of it. */
    public record ExposedHolder(HeldAsset of, int hop, TraceEnd end) {}

    /** Whether a limit of the request cut something off: the set is partial. */
    public boolean isLimited() {
        return transfers.stream()
                        .anyMatch(t ->
                                t.fate() instanceof Movement.Fate.Ended(var end)
                                        && end instanceof TraceEnd.LimitReached)
                || holders.stream().anyMatch(h -> h.end() instanceof TraceEnd.LimitReached);
    }
}
