package tracer.bitcoin;

import java.math.BigInteger;
import java.util.Optional;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHeader;
import tracer.ledger.Hash32;

/**
 * The work that a header shows: its hash, read as a number, lies at or below the target that its
 * {@code bits} stand for. Whether the bits are those that the network asked for at that height is
 * not checked, only that they are no easier than it ever accepts.
 */
public final class ProofOfWork {
    private static final BigInteger ALL_HASHES = BigInteger.ONE.shiftLeft(256);
    private static final int MANTISSA = 0x007f_ffff;
    private static final int SIGN = 0x0080_0000;

    private ProofOfWork() {}

    /** What is wrong with a header's work, if anything. */
    public static Optional<String> fault(BlockHeader header, BitcoinChain chain) {
        Hash32 target = target(header.bits());
        if (target.equals(Hash32.ZERO) || target.compareTo(target(chain.easiestBits())) > 0) {
            return Optional.of(
                    "block %s has target bits %08x, which %s never accepts"
                            .formatted(header.hash(), header.bits(), chain));
        }
        return header.hash().hash().compareTo(target) > 0
                ? Optional.of(
                        "block header %s lacks the work that its target bits %08x ask for"
                                .formatted(header.hash(), header.bits()))
                : Optional.empty();
    }

    /**
     * The highest hash that meets the compact form of a target. A form that is negative or above
     * 2²⁵⁶−1 gives 0, which no hash meets.
     */
    public static Hash32 target(int bits) {
        int exponent = bits >>> 24;
        long mantissa = bits & MANTISSA;
        int shift = 8 * (exponent - 3);
        if (shift < 0) {
            mantissa >>>= -shift;
            shift = 0;
        }
        boolean negative = (bits & SIGN) != 0;
        int length = shift + Long.SIZE - Long.numberOfLeadingZeros(mantissa);
        if (negative || mantissa == 0 || length > 256) {
            return Hash32.ZERO;
        }
        return new Hash32(
                word(mantissa, shift - 192),
                word(mantissa, shift - 128),
                word(mantissa, shift - 64),
                word(mantissa, shift));
    }

    /** The lowest 64 bits of a number below 2⁶³ shifted left, to the right if negative. */
    private static long word(long number, int shift) {
        if (shift <= -Long.SIZE || shift >= Long.SIZE) {
            return 0;
        }
        return shift < 0 ? number >>> -shift : number << shift;
    }

    /**
     * How many hashes had to be tried on average: 2²⁵⁶ / (target + 1); 0 for an unusable target.
     */
    public static BigInteger work(int bits) {
        BigInteger target = new BigInteger(1, target(bits).toBytes());
        return target.signum() == 0
                ? BigInteger.ZERO
                : ALL_HASHES.divide(target.add(BigInteger.ONE));
    }
}
