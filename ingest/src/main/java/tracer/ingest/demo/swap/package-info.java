/** The demonstration's second act: what a swap service paid out on a development EVM chain. */
@NullMarked
package tracer.ingest.demo.swap;

import org.jspecify.annotations.NullMarked;
