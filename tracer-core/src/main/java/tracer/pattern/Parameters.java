package tracer.pattern;

import java.time.Duration;
import tracer.flow.Rational;
import tracer.problem.BadInput;

/** The thresholds of all indicators. All are met by a value equal to them. */
public record Parameters(Peel peel, Fan fan, Pass pass) {
    /**
     * The peeling chain's are those of the literature's usual description; of the others the number
     * of parties (10), the share (80 %) and the ratio (0.9 to 1) are customary, the rest is our
     * choice: windows of a week and a day, a concentration of 1/4, three episodes.
     */
    public static final Parameters DEFAULT =
            new Parameters(
                    new Peel(3, Rational.of(1, 5), Duration.ofHours(6)),
                    new Fan(
                            10,
                            Duration.ofDays(7),
                            Rational.of(1, 4),
                            Rational.of(4, 5),
                            Duration.ofHours(24)),
                    new Pass(Rational.of(9, 10), Duration.ofHours(24), 3));

    /**
     * Of a peeling chain.
     *
     * @param length least number of transactions
     * @param ratio of the smaller output to the larger, at most
     * @param dwell time between two transactions, at most
     */
    public record Peel(int length, Rational ratio, Duration dwell) {
        public Peel {
            require(length >= 2, "a peeling chain has at least 2 transactions");
            requireShare(ratio, "the ratio of a peel");
            requireTime(dwell, "the time between two peels");
        }
    }

    /**
     * Of fan-in, fan-out and funnel.
     *
     * @param parties least number of distinct counterparties
     * @param window of time that they fall into, at most
     * @param concentration sum of the squares of the counterparties' shares, at most
     * @param share of what came in that one outflow of a funnel carries away, at least
     * @param within time from the last inflow of the window to that outflow, at most
     */
    public record Fan(
            int parties, Duration window, Rational concentration, Rational share, Duration within) {
        public Fan {
            require(parties >= 2, "a fan has at least 2 counterparties");
            requireTime(window, "the window of a fan");
            requireShare(concentration, "the concentration of a fan");
            requireShare(share, "the share of a funnel");
            requireTime(within, "the time until a funnel's outflow");
        }
    }

    /**
     * Of fast pass-through.
     *
     * @param least of the ratio of what went out to what came in; it is at most 1
     * @param dwell median time that a unit of value stayed, at most
     * @param episodes how often inflow is followed by outflow, at least
     */
    public record Pass(Rational least, Duration dwell, int episodes) {
        public Pass {
            requireShare(least, "the least ratio of a pass-through");
            requireTime(dwell, "the holding time of a pass-through");
            require(episodes >= 1, "a pass-through has at least 1 episode");
        }
    }

    private static void requireShare(Rational share, String what) {
        require(
                share.compareTo(Rational.ZERO) > 0 && share.compareTo(Rational.ONE) <= 0,
                "%s is above 0 and at most 1, not %s".formatted(what, share));
    }

    private static void requireTime(Duration time, String what) {
        require(!time.isNegative(), "%s is not below 0: %s".formatted(what, time));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new BadInput(otherwise);
        }
    }
}
