/** What happened on chain, as exact values, and the ports through which it is stored and read. */
@NullMarked
package tracer.ledger;

import org.jspecify.annotations.NullMarked;
