/** The one way from blocks, wherever they come from, into the ledger. */
@NullMarked
package tracer.ingest.chain;

import org.jspecify.annotations.NullMarked;
