package tracer.mixing;

import java.util.List;
import java.util.Set;

/**
 * Half of the outputs, rounded up, have one value, and there are at least as many inputs and input
 * scripts: each participant gets one equal output and, but for one at most, a change. Values that
 * count tokens are excepted. The generic CoinJoin test of BlockSci (Kalodner et al., USENIX
 * Security 2020). Where two values occur that often, one that is not excepted is enough.
 *
 * <p>Its grade is ours, since BlockSci gives none: just above JoinMarket's, whose rule is looser.
 */
final class EqualOutputs extends Detector {
    static final EqualOutputs DETECTOR = new EqualOutputs();

    /** Outputs of these values carry tokens (Omni, Counterparty) in ordinary payments. */
    private static final Set<Long> TOKEN_VALUES = Set.of(546L, 2730L);

    private static final Grade GRADE = Grade.of(50);

    private EqualOutputs() {
        super(
                "equal-outputs",
                1,
                SpendClass.COINJOIN,
                "BlockSci, Kalodner et al., USENIX Security 2020",
                List.of(
                        Condition.inputs(2),
                        Condition.count(
                                "outputs",
                                "outputs",
                                3,
                                Integer.MAX_VALUE,
                                SpendShape::outputCount),
                        Condition.of(
                                "participants",
                                "as many inputs as half of the outputs",
                                s -> participants(s) <= s.inputs()),
                        Condition.of(
                                "equal-outputs",
                                "a value that exactly half of the outputs, rounded up, have",
                                s -> s.mostTimesPaid() == participants(s)),
                        Condition.of(
                                "token-values",
                                "an equal value that does not mark tokens (546, 2,730 satoshis)",
                                s ->
                                        s.mostTimesPaid(v -> !TOKEN_VALUES.contains(v))
                                                == participants(s)),
                        Condition.open(
                                "input-scripts",
                                "as many input scripts as half of the outputs",
                                s -> s.hasInputScripts(participants(s)))));
    }

    private static int participants(SpendShape s) {
        return (s.outputCount() + 1) / 2;
    }

    @Override
    Grade grade(SpendShape shape) {
        return GRADE;
    }

    @Override
    public String knownFailure() {
        return "misses rounds with several denominations or changes that are not paired; takes a"
                + " payout of equal amounts from as many own addresses for a CoinJoin";
    }
}
