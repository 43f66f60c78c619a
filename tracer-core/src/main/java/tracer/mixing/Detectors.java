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
     * Those that decide by default whether co-spend leaves a transaction out and a trace ends: the
     * first in this order that fits. The more particular come first.
     *
     * <p>Two strangers joined by a missed CoinJoin are worse than two addresses of one owner left
     * apart, so what is likely a CoinJoin is left out. The Tx0 stands here as an exception: it has
     * one owner, and explains more outputs than the loose rule after it, which took 17 of 900
     * listed Tx0s for CoinJoins. Not here are:
     *
     * <ul>
     *   <li>JoinMarket and Dumplings' "other", the loosest: they took 32 and 4 of those Tx0s for
     *       CoinJoins and found nothing on the listed rounds that the others do not, but for two;
     *   <li>Dumplings' other rules, which need to know network and height. Of 196 listed rounds of
     *       Wasabi 1 they find two more than the rules here;
     *   <li>labels: evidence must not depend on which were loaded first, so the veto for exchanges
     *       has no say.
     * </ul>
     *
     * <p>The figures stand in docs/accuracy-mixing.md.
     */
    public static final List<Detector> BY_DEFAULT =
            List.of(
                    WhirlpoolMix.DETECTOR,
                    Wasabi20.DETECTOR,
                    Wasabi10.DETECTOR,
                    Wasabi11.DETECTOR,
                    WhirlpoolTx0.DETECTOR,
                    EqualOutputs.DETECTOR);

    /** The grade that a word of one of these must have: better than even, as GraphSense grades. */
    public static final int LEAST_GRADE = 50;

    private Detectors() {}

    /** Names and versions of those that decide by default, the exception marked as such. */
    public static List<String> namesByDefault() {
        return BY_DEFAULT.stream()
                .map(d -> d.spendClass().isCollaborative() ? d.toString() : "not " + d)
                .toList();
    }

    /** By its id. */
    public static Detector of(String id) {
        return ALL.stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadInput("'%s' is no known detector".formatted(id)));
    }
}
