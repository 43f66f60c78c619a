@NullMarked
package tracer.ingest.evm;

import org.jspecify.annotations.NullMarked;
