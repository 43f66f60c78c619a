@NullMarked
package tracer.ingest.scan;

import org.jspecify.annotations.NullMarked;
