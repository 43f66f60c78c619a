package tracer.proof;

import java.math.BigInteger;
import java.util.NavigableMap;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHash;

/**
 * What the headers of a network are held against.
 *
 * @param checkpoints known to the verifier, by height
 * @param targets how the bits are checked
 * @param leastWork expected hashes above a block below which work alone shows nothing
 */
record ChainRules(
        BitcoinChain chain,
        NavigableMap<Integer, BlockHash> checkpoints,
        Targets targets,
        BigInteger leastWork) {
    /**
     * About what the main net does in a minute, and what a machine of 200 terahashes a second does
     * in twelve years. A main-net block after the last checkpoint has more by itself.
     */
    private static final BigInteger MAIN_NET_LEAST = BigInteger.ONE.shiftLeft(76);

    /** How the bits of a header follow from those before. */
    enum Targets {
        /** By {@link Retargeting}. */
        RETARGETED,
        /** By rules with exceptions for slow blocks, or blocks that are signed; not checked. */
        NOT_CHECKED,
        /** Everything is easy: there is no proof of work. */
        NO_WORK
    }

    static ChainRules of(BitcoinChain chain) {
        Targets targets =
                switch (chain) {
                    case MAIN -> Targets.RETARGETED;
                    case TEST, TEST4, SIGNET -> Targets.NOT_CHECKED;
                    case REGTEST -> Targets.NO_WORK;
                };
        return new ChainRules(chain, Checkpoints.of(chain), targets, MAIN_NET_LEAST);
    }
}
