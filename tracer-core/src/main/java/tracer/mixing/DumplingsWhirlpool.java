package tracer.mixing;

import java.util.List;
import tracer.ledger.Output;

/**
 * A Whirlpool mix as the scanner Dumplings tells them: main net from height 570,000 on,
 * pay-to-witness-key-hash only, five to ten inputs and as many outputs, all of a pool's size, at
 * least one input of that size, every other at most 110,000 satoshis above. Grade ours.
 */
final class DumplingsWhirlpool extends Detector {
    static final DumplingsWhirlpool DETECTOR = new DumplingsWhirlpool();

    /** Of Whirlpool's first mix, about. */
    private static final int FIRST_HEIGHT = 570_000;

    private static final int LEAST = 5;
    private static final int MOST = 10;
    private static final Grade GRADE = Grade.of(60);

    private DumplingsWhirlpool() {
        super(
                "dumplings-whirlpool",
                1,
                SpendClass.WHIRLPOOL,
                "Dumplings, nopara73",
                List.of(
                        Condition.inputs(LEAST, MOST),
                        Condition.mainNet(FIRST_HEIGHT, Integer.MAX_VALUE),
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
                                s -> WhirlpoolPools.SAMOURAI_SIZES.contains(pool(s))),
                        Condition.onlyWitnessKeyHashes(),
                        Condition.open(
                                "remixes",
                                "an input of the pool's size",
                                s -> s.countsInputs(o -> above(o, s) == 0, 1, MOST)),
                        Condition.open(
                                "input-values",
                                "inputs of the pool's size or up to 110,000 satoshis more",
                                s ->
                                        s.everyInput(o ->
                                                above(o, s) >= 0
                                                        && above(o, s)
                                                                <= WhirlpoolPools.MOST_ABOVE))));
    }

    private static long pool(SpendShape s) {
        return s.outputs().getFirst().value().value();
    }

    private static long above(Output o, SpendShape s) {
        return o.value().value() - pool(s);
    }

    @Override
    Grade grade(SpendShape shape) {
        return GRADE;
    }

    @Override
    public String knownFailure() {
        return "whoever splits and joins equal coins of a pool's size on purpose looks the same;"
                + " misses the pools added in 2025";
    }
}
