@NullMarked
package tracer.ingest.chain;

import org.jspecify.annotations.NullMarked;
