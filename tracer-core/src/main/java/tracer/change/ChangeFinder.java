package tracer.change;

import tracer.compact.CompactChain;

/**
 * Finds outputs that may be the payer's change. Asked only of transactions whose inputs are all
 * known; pure, so that the same chain gives the same answer.
 */
@FunctionalInterface
public interface ChangeFinder {
    /** The outputs that it cannot rule out, never one that carries data. */
    OutputSet candidates(CompactChain chain, int tx);
}
