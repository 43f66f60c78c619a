package tracer.flow;

import java.util.List;
import java.util.stream.Stream;
import tracer.ledger.ChainTip;

/**
 * The answer to a {@link TraceRequest}. The same data and request give an equal trace.
 *
 * @param asOf the block up to which it is true
 * @param holdings in order of hop, then outpoint; the seed is the first. The coinbases that came
 *     twice before BIP 30 paid the same outpoint twice: of such a seed both are listed, the lost
 *     one after the other, and both count as source
 * @param steps in chain order forward, in reverse chain order backward; under {@link
 *     FeeRule#TO_MINER} a coinbase stands behind the other transactions of its block
 * @param rewards parts of blocks' rewards that it came to, by hop, then as they are cited; only
 *     under that rule
 * @param balance closes exactly
 */
public record Trace(
        TraceRequest request,
        ChainTip asOf,
        List<Holding> holdings,
        List<Step> steps,
        List<RewardPart> rewards,
        Balance balance) {
    public Trace {
        holdings = List.copyOf(holdings);
        steps = List.copyOf(steps);
        rewards = List.copyOf(rewards);
    }

    /** The holdings where it ended; parts of {@link #rewards} end too. */
    public List<Holding> leaves() {
        return holdings.stream().filter(h -> h.fate() instanceof Holding.Fate.Ended).toList();
    }

    /** Whether a limit of the request cut something off: the answer is partial. */
    public boolean isLimited() {
        return ends().anyMatch(TraceEnd::isLimit);
    }

    /** Whether the clock or a cancellation cut nothing off: then asking again gives the same. */
    public boolean isReproducible() {
        return ends().noneMatch(TraceEnd::isByChance);
    }

    private Stream<TraceEnd> ends() {
        return Stream.concat(
                        holdings.stream().map(Holding::fate),
                        rewards.stream().map(RewardPart::fate))
                .flatMap(f ->
                        f instanceof Holding.Fate.Ended(TraceEnd end)
                                ? Stream.of(end)
                                : Stream.empty());
    }
}
