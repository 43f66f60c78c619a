package tracer.accuracy;

/**
 * Pairs of scripts.
 *
 * @param right joined, and of one wallet
 * @param wrong joined, and of two
 * @param ofOneWallet all that should be joined
 */
record Pairs(double right, double wrong, double ofOneWallet) {
    /** Of the pairs joined the share that is right; 1 if none is joined. */
    double precision() {
        return right + wrong == 0 ? 1 : right / (right + wrong);
    }

    /** Of the pairs of one wallet the share that is joined; 1 if there is none. */
    double recall() {
        return ofOneWallet == 0 ? 1 : right / ofOneWallet;
    }
}
