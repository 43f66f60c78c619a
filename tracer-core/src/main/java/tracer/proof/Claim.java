package tracer.proof;

import tracer.ledger.OutPoint;
import tracer.ledger.Output;

/**
 * What a node says of an output whose transaction is not stored: a claim, not proven.
 *
 * @param claimant who says so
 */
record Claim(OutPoint output, Output content, String claimant) {
    /** Undo data and verbosity 3 come from the node that served the spending block. */
    static final String SERVING_NODE = "the node that served the spending block";
}
