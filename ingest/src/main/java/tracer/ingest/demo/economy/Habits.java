package tracer.ingest.demo.economy;

import tracer.ingest.demo.signing.LockKind;
import tracer.ledger.Input;

/**
 * What tells one wallet software from another.
 *
 * @param lock of its addresses
 * @param version of its transactions
 * @param locksToTip whether it forbids earlier blocks, so that nobody profits from undoing the last
 * @param sequence of its inputs
 */
record Habits(
        LockKind lock,
        int version,
        boolean locksToTip,
        long sequence,
        ChangePlace change,
        CoinChoice choice) {
    private static final long REPLACEABLE = 0xffff_fffdL;
    private static final long LOCKABLE = 0xffff_fffeL;

    /** Where the change stands among the outputs. */
    enum ChangePlace {
        LAST,
        ANYWHERE
    }

    /** Which coins pay. */
    enum CoinChoice {
        /** As they came, until it is enough. */
        OLDEST_FIRST,
        /** The smallest that is enough alone, else the largest together. */
        BEST_FIT
    }

    /** A service's own software: plain and predictable. */
    static Habits service(LockKind lock) {
        return new Habits(
                lock, 2, false, Input.FINAL_SEQUENCE, ChangePlace.LAST, CoinChoice.BEST_FIT);
    }

    /** The same, spending coins as they came. */
    Habits oldestFirst() {
        return new Habits(lock, version, locksToTip, sequence, change, CoinChoice.OLDEST_FIRST);
    }

    /** One of the wallets that people have. */
    static Habits person(Dice dice) {
        int roll = dice.below(100);
        if (roll < 40) {
            return modern(LockKind.P2WPKH);
        }
        if (roll < 60) {
            return modern(LockKind.P2TR);
        }
        return roll < 80
                ? new Habits(
                        LockKind.P2SH_P2WPKH,
                        1,
                        false,
                        REPLACEABLE,
                        ChangePlace.ANYWHERE,
                        CoinChoice.OLDEST_FIRST)
                : new Habits(
                        LockKind.P2PKH,
                        1,
                        false,
                        Input.FINAL_SEQUENCE,
                        ChangePlace.LAST,
                        CoinChoice.OLDEST_FIRST);
    }

    private static Habits modern(LockKind lock) {
        return new Habits(
                lock,
                2,
                true,
                lock == LockKind.P2TR ? REPLACEABLE : LOCKABLE,
                ChangePlace.ANYWHERE,
                CoinChoice.BEST_FIT);
    }
}
