package tracer.mixing;

import java.util.List;
import tracer.problem.BadInput;

/**
 * All detectors, and which of them make a transaction collaborative by default. To add one: a class
 * of its own, and its line here.
 */
public final class Detectors {
    /** In the order in which findings list them. */
    public static final List<Detector> ALL =
            List.of(
                    EqualOutputs.DETECTOR,
                    WhirlpoolMix.DETECTOR,
                    WhirlpoolTx0.DETECTOR,
                    Wasabi10.DETECTOR,
                    Wasabi11.DETECTOR,
                    Wasabi20.DETECTOR,
                    JoinMarket.DETECTOR,
                    DumplingsWasabi1Early.DETECTOR,
                    DumplingsWasabi1Late.DETECTOR,
                    DumplingsWasabi2.DETECTOR,
                    DumplingsWhirlpool.DETECTOR,
                    DumplingsOther.DETECTOR);

    /**
     * Those that make co-spend leave a transaction out, and a trace end, unless somebody asks for
     * other rules; where several fit, the first here names it, so the more particular come first.
     *
     * <p>Two strangers joined by a missed CoinJoin are worse than two addresses of one owner left
     * apart, so what is likely a CoinJoin is left out. Not here are: Tx0, which has one owner;
     * JoinMarket and Dumplings' "other", the loosest, whose own authors do not grade them above
     * even (they take common payouts for CoinJoins, and the CoinJoins among them have the shape of
     * equal-outputs as a rule); Dumplings' other rules, which need to know network and height, and
     * find nothing on the rounds that are public here that these do not. Labels are never asked,
     * since evidence must not depend on which labels were loaded first.
     */
    public static final List<Detector> BY_DEFAULT =
            List.of(
                    WhirlpoolMix.DETECTOR,
                    Wasabi20.DETECTOR,
                    Wasabi10.DETECTOR,
                    Wasabi11.DETECTOR,
                    EqualOutputs.DETECTOR);

    /** The grade that a word of one of these must have: better than even, as GraphSense grades. */
    public static final int LEAST_GRADE = 50;

    private Detectors() {}

    /** By its id. */
    public static Detector of(String id) {
        return ALL.stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadInput("'%s' is no known detector".formatted(id)));
    }
}
