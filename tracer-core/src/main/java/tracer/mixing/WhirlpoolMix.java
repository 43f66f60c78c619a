package tracer.mixing;

import java.util.List;
import tracer.ledger.Output;

/**
 * A Whirlpool mix: five to eight inputs from distinct scripts, as many outputs to distinct scripts,
 * every output of the pool's size, every input of that size or a little more, one to four of them
 * more (Schnoering and Vazirgiannis, arXiv 2311.12491; pools of 2.5 and 25 million satoshis since
 * its revival in 2025). Where all that it spends comes from mixes and Tx0s, {@link Lineage} raises
 * the grade from 60 to 90.
 */
final class WhirlpoolMix extends Detector {
    static final WhirlpoolMix DETECTOR = new WhirlpoolMix();
    static final Grade SHAPE_ALONE = Grade.of(60);
    static final Grade WITH_LINEAGE = Grade.of(90);
    private static final int LEAST = 5;
    private static final int MOST = 8;
    private static final int MOST_ENTERING = 4;

    private WhirlpoolMix() {
        super(
                "whirlpool",
                1,
                SpendClass.WHIRLPOOL,
                "Schnoering and Vazirgiannis, arXiv 2311.12491",
                List.of(
                        Condition.inputs(LEAST, MOST),
                        Condition.of(
                                "outputs",
                                "as many outputs as inputs",
                                s -> s.outputCount() == s.inputs()),
                        Condition.of(
                                "equal-outputs",
                                "outputs that all have one value",
                                s -> s.mostTimesPaid() == s.outputCount()),
                        Condition.of(
                                "pool-size",
                                "a pool's size as that value",
                                s -> WhirlpoolPools.isSize(pool(s))),
                        Condition.distinctOutputScripts(),
                        Condition.open(
                                "input-values",
                                "inputs of the pool's size or 100 to 110,000 satoshis more",
                                s -> s.everyInput(o -> above(o, s) == 0 || enters(o, s))),
                        Condition.open(
                                "entrants",
                                "one to four inputs above the pool's size",
                                s -> s.countsInputs(o -> enters(o, s), 1, MOST_ENTERING)),
                        Condition.open(
                                "input-scripts",
                                "inputs from scripts of their own",
                                SpendShape::distinctInputScripts),
                        Vetoes.NO_STONEWALL));
    }

    /** The pool's size, for a transaction that has outputs. */
    static long pool(SpendShape s) {
        return s.outputs().getFirst().value().value();
    }

    private static long above(Output o, SpendShape s) {
        return o.value().value() - pool(s);
    }

    private static boolean enters(Output o, SpendShape s) {
        long above = above(o, s);
        return above >= WhirlpoolPools.LEAST_ABOVE && above <= WhirlpoolPools.MOST_ABOVE;
    }

    @Override
    Grade grade(SpendShape shape) {
        return SHAPE_ALONE;
    }

    @Override
    public String knownFailure() {
        return "whoever splits and joins equal coins of a pool's size on purpose looks the same";
    }
}
