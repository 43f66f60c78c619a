/** Contract suites of the ledger's ports, and made-up chains to run them on. */
@NullMarked
package tracer.ledger;

import org.jspecify.annotations.NullMarked;
