@NullMarked
package tracer.ingest.rate;

import org.jspecify.annotations.NullMarked;
