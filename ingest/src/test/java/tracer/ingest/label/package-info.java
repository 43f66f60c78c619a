@NullMarked
package tracer.ingest.label;

import org.jspecify.annotations.NullMarked;
