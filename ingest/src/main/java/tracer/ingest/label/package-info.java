/** Labels from files that people write. */
@NullMarked
package tracer.ingest.label;

import org.jspecify.annotations.NullMarked;
