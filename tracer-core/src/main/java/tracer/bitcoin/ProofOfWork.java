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
        BigInteger target = target(header.bits());
        if (target.signum() <= 0 || target.compareTo(target(chain.easiestBits())) > 0) {
            return Optional.of(
                    "block %s has target bits %08x, which %s never accepts"
                            .formatted(header.hash(), header.bits(), chain));
        }
        return number(header.hash().hash()).compareTo(target) > 0
                ? Optional.of(
                        "block header %s lacks the work that its target bits %08x ask for"
                                .formatted(header.hash(), header.bits()))
                : Optional.empty();
    }

    /**
     * The target in full. A compact form that is negative or above 2²⁵⁶−1 gives 0, which no hash
     * meets.
     */
    public static BigInteger target(int bits) {
        int exponent = bits >>> 24;
        BigInteger mantissa = BigInteger.valueOf(bits & MANTISSA);
        BigInteger target =
                exponent <= 3
                        ? mantissa.shiftRight(8 * (3 - exponent))
                        : mantissa.shiftLeft(8 * (exponent - 3));
        boolean negative = (bits & SIGN) != 0;
        return negative || target.bitLength() > 256 ? BigInteger.ZERO : target;
    }

    /**
     * How many hashes had to be tried on average: 2²⁵⁶ / (target + 1); 0 for an unusable target.
     */
    public static BigInteger work(int bits) {
        BigInteger target = target(bits);
        return target.signum() == 0
                ? BigInteger.ZERO
                : ALL_HASHES.divide(target.add(BigInteger.ONE));
    }

    private static BigInteger number(Hash32 hash) {
        return new BigInteger(1, hash.toBytes());
    }
}
