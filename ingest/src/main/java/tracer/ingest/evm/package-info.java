/**
 * Blocks of EVM chains as nodes tell them in JSON: asked of a node over JSON-RPC, or answers kept
 * in files. What a header's hash or a block's own numbers can contradict is held against them; the
 * rest is the node's claim.
 */
@NullMarked
package tracer.ingest.evm;

import org.jspecify.annotations.NullMarked;
