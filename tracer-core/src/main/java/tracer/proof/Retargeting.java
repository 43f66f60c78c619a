package tracer.proof;

import java.math.BigInteger;
import tracer.bitcoin.ProofOfWork;
import tracer.ledger.BlockHeader;
import tracer.ledger.Hash32;

/**
 * How the main net sets its target: constant for 2,016 blocks, then scaled by the time that these
 * took, within a factor of four, never above the easiest. Source: {@code CalculateNextWorkRequired}
 * and {@code SetCompact} of Bitcoin Core, whose tests are among ours.
 */
final class Retargeting {
    /** Blocks of one period. */
    static final int PERIOD = 2_016;

    /** What a period should take: fourteen days, in seconds. */
    private static final long TIMESPAN = 14L * 24 * 60 * 60;

    private static final int MOST_CHANGE = 4;
    private static final BigInteger HIGHEST =
            BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    private static final int SIGN = 0x0080_0000;

    private Retargeting() {}

    static boolean isBoundary(int height) {
        return height % PERIOD == 0;
    }

    /**
     * The bits of the first block after a period.
     *
     * @param first header of the period
     * @param last header of the period
     * @param easiestBits of the network
     */
    static int next(BlockHeader first, BlockHeader last, int easiestBits) {
        long taken =
                Math.clamp(
                        last.time() - first.time(), TIMESPAN / MOST_CHANGE, TIMESPAN * MOST_CHANGE);
        BigInteger scaled =
                target(last.bits())
                        .multiply(BigInteger.valueOf(taken))
                        .divide(BigInteger.valueOf(TIMESPAN));
        return compact(scaled.min(target(easiestBits)));
    }

    /** Whether one period may follow another with these bits, whatever the times were. */
    static boolean isPermitted(int before, int after) {
        BigInteger old = target(before);
        BigInteger now = target(after);
        BigInteger four = BigInteger.valueOf(MOST_CHANGE);
        // The compact form drops low digits: the bound is rounded the same way.
        return now.compareTo(target(compact(old.multiply(four).min(HIGHEST)))) <= 0
                && now.compareTo(target(compact(old.divide(four)))) >= 0;
    }

    private static BigInteger target(int bits) {
        Hash32 target = ProofOfWork.target(bits);
        return new BigInteger(1, target.toBytes());
    }

    /** The compact form of a target: a byte of length and three digits, the rest dropped. */
    static int compact(BigInteger target) {
        int length = (target.bitLength() + 7) / 8;
        int shift = 8 * (length - 3);
        int digits = shift >= 0 ? target.shiftRight(shift).intValue() : target.intValue() << -shift;
        if ((digits & SIGN) != 0) {
            digits >>>= 8;
            length++;
        }
        return length << 24 | digits;
    }
}
