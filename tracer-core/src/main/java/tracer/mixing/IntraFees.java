package tracer.mixing;

import java.util.List;
import tracer.ledger.Sats;

/**
 * What participants of a JoinMarket CoinJoin may pay each other inside it, in satoshis: a maker
 * gets up to so much, the taker pays up to so much.
 */
public record IntraFees(long maker, long taker) {
    public static final IntraFees NONE = new IntraFees(0, 0);

    /** A maker's fee is at most a two-hundredth (0.005) of the equal amount. */
    private static final long MAKER_PART = 200;

    /**
     * What a CoinJoin of this shape allows: of the values on several outputs, at least half of them
     * all for as many participants as the inputs allow, the one with most participants, then the
     * greatest; none if there is no such value (Boltzmann's default rate of 0.005).
     */
    public static IntraFees of(int inputs, List<Sats> outputs) {
        PaidValues paid = PaidValues.ofSats(outputs);
        int most = Math.min(inputs, paid.mostTimes(value -> true));
        if (most < 2 || outputs.size() > 2 * most) {
            return NONE;
        }
        long equal = paid.greatest(value -> true, times -> Math.min(times, inputs) == most);
        long maker = (equal + MAKER_PART / 2) / MAKER_PART;
        return new IntraFees(maker, Math.multiplyExact(maker, most - 1L));
    }
}
