package tracer.mixing;

import java.util.List;
import java.util.OptionalLong;
import tracer.mixing.WhirlpoolPools.Pool;

/**
 * A Whirlpool Tx0: one owner makes coins of one value a little above a pool's size, up to seventy,
 * pays the coordinator's fee, and takes one change at most; one output carries data. It is
 * <em>not</em> a CoinJoin (Schnoering and Vazirgiannis, arXiv 2311.12491). Where one of the coins
 * is spent in a mix, {@link Lineage} raises the grade from 60 to 90.
 *
 * <p>Where several values above a size are equally frequent, the greatest counts. The pools of 2.5
 * and 25 million satoshis are left out, since what it costs to enter them is not documented.
 */
final class WhirlpoolTx0 extends Detector {
    static final WhirlpoolTx0 DETECTOR = new WhirlpoolTx0();
    static final Grade SHAPE_ALONE = Grade.of(60);
    static final Grade WITH_LINEAGE = Grade.of(90);
    private static final int MOST_COINS = 70;

    /** The fee and a change. */
    private static final int MOST_OTHERS = 2;

    /** How far a pool explains a transaction. */
    private enum Reach {
        NOTHING,
        COINS,
        ALL_BUT_TWO,
        FEE
    }

    private WhirlpoolTx0() {
        super(
                "whirlpool-tx0",
                1,
                SpendClass.WHIRLPOOL_TX0,
                "Schnoering and Vazirgiannis, arXiv 2311.12491",
                List.of(
                        Condition.inputs(1),
                        Condition.of(
                                "data",
                                "exactly one output that carries data",
                                s -> carriers(s) == 1),
                        Condition.of(
                                "outputs",
                                "at least 2 outputs that can be spent",
                                s -> s.outputCount() - carriers(s) >= 2),
                        Condition.of(
                                "premix",
                                "1 to 70 outputs of one value 100 to 110,000 satoshis above a"
                                        + " pool's size",
                                s -> reach(s).compareTo(Reach.COINS) >= 0),
                        Condition.of(
                                "other-outputs",
                                "at most two other outputs, the fee and a change",
                                s -> reach(s).compareTo(Reach.ALL_BUT_TWO) >= 0),
                        Condition.of(
                                "pool-fee",
                                "exactly one output between half and three times the pool's fee",
                                s -> reach(s) == Reach.FEE),
                        Vetoes.NO_STONEWALL));
    }

    private static int carriers(SpendShape s) {
        return (int) s.outputs().stream().filter(o -> o.script().isUnspendable()).count();
    }

    private static Reach reach(SpendShape s) {
        SpendShape payments = s.withoutDataCarriers();
        Reach furthest = Reach.NOTHING;
        for (Pool pool : WhirlpoolPools.SAMOURAI) {
            Reach reach = reach(payments, pool);
            furthest = reach.compareTo(furthest) > 0 ? reach : furthest;
        }
        return furthest;
    }

    private static Reach reach(SpendShape payments, Pool pool) {
        int coins = payments.mostTimesPaid(pool::takes);
        if (coins < 1 || coins > MOST_COINS) {
            return Reach.NOTHING;
        }
        if (coins < payments.outputCount() - MOST_OTHERS) {
            return Reach.COINS;
        }
        long fees = payments.outputs().stream().filter(o -> pool.isFee(o.value().value())).count();
        return fees == 1 ? Reach.FEE : Reach.ALL_BUT_TWO;
    }

    /** The value of the coins that it makes, if it is one. */
    static OptionalLong coin(SpendShape s) {
        SpendShape payments = s.withoutDataCarriers();
        for (Pool pool : WhirlpoolPools.SAMOURAI) {
            if (reach(payments, pool) == Reach.FEE) {
                int coins = payments.mostTimesPaid(pool::takes);
                return OptionalLong.of(payments.paid().greatest(pool::takes, n -> n == coins));
            }
        }
        return OptionalLong.empty();
    }

    @Override
    Grade grade(SpendShape shape) {
        return SHAPE_ALONE;
    }

    @Override
    public String knownFailure() {
        return "takes a payment with data, a fitting amount and a fitting second one for a Tx0;"
                + " misses those with a discount on the fee, and small ones of several inputs,"
                + " which the Stonewall veto voids";
    }
}
