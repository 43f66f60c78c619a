/** Finding addresses in files of any kind. */
@NullMarked
package tracer.ingest.scan;

import org.jspecify.annotations.NullMarked;
