package tracer.mixing;

import java.util.List;

/**
 * A JoinMarket CoinJoin: at least three outputs of one value above 2,730 satoshis, at least half of
 * all and not all of them, from at least as many scripts, all outputs to distinct scripts; from
 * fifty inputs on at most twenty of them, and at least 1.7 outputs, for each equal one (Schnoering
 * and Vazirgiannis, arXiv 2311.12491, as in GraphSense). The most permissive rule: it overlaps all
 * others.
 */
final class JoinMarket extends Detector {
    static final JoinMarket DETECTOR = new JoinMarket();
    private static final Grade GRADE = Grade.of(49);
    private static final int LEAST_PARTICIPANTS = 3;

    /** Values up to this are dust or mark tokens, in satoshis. */
    private static final long MOST_DUST = 2_730;

    private static final int LARGE = 50;
    private static final int MOST_INPUTS_EACH = 20;

    private JoinMarket() {
        super(
                "joinmarket",
                1,
                SpendClass.JOINMARKET,
                "Schnoering and Vazirgiannis, arXiv 2311.12491",
                List.of(
                        Condition.count(
                                "participants",
                                "outputs of one value above 2,730 satoshis",
                                LEAST_PARTICIPANTS,
                                Integer.MAX_VALUE,
                                JoinMarket::participants),
                        Condition.of(
                                "majority",
                                "half of the outputs with that value",
                                s -> 2 * participants(s) >= s.outputCount()),
                        Condition.of(
                                "no-change",
                                "an output of another value",
                                s -> participants(s) < s.outputCount()),
                        Condition.distinctOutputScripts(),
                        Condition.of(
                                "inputs-each",
                                "from 50 inputs on, at most 20 for each equal output",
                                s ->
                                        s.inputs() < LARGE
                                                || s.inputs()
                                                        <= MOST_INPUTS_EACH * participants(s)),
                        Condition.of(
                                "outputs-each",
                                "from 50 inputs on, at least 1.7 outputs for each equal one",
                                s ->
                                        s.inputs() < LARGE
                                                || 10 * s.outputCount() >= 17 * participants(s)),
                        Condition.open(
                                "input-scripts",
                                "as many input scripts as equal outputs",
                                s -> s.hasInputScripts(participants(s))),
                        Vetoes.NO_STONEWALL,
                        Vetoes.NO_EXCHANGE));
    }

    private static int participants(SpendShape s) {
        return s.mostTimesPaid(v -> v > MOST_DUST);
    }

    @Override
    Grade grade(SpendShape shape) {
        return GRADE;
    }

    @Override
    public String knownFailure() {
        return "takes any payout of equal amounts from several own addresses for a CoinJoin; misses"
                + " CoinJoins of two";
    }
}
