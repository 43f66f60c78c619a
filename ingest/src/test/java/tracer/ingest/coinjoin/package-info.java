@NullMarked
package tracer.ingest.coinjoin;

import org.jspecify.annotations.NullMarked;
