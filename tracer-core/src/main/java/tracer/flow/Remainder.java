package tracer.flow;

import java.math.BigInteger;
import java.util.List;
import tracer.account.HeldAsset;

/**
 * What of the traced value a holding still has where the trace ended: forward at the end of its
 * history or at a limit, backward at its beginning.
 *
 * @param balance all that it holds there, in base units
 * @param traced the part that is traced, by convention of the policy, in base units
 * @param runs under FIFO, which base units, counted from the oldest; otherwise empty
 * @param hop how many transfers lie between it and the seed, along the way that came first
 */
public record Remainder(
        HeldAsset of, BigInteger balance, Rational traced, List<Run> runs, int hop, TraceEnd end) {
    public Remainder {
        runs = List.copyOf(runs);
    }
}
