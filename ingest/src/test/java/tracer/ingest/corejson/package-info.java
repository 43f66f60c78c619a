@NullMarked
package tracer.ingest.corejson;

import org.jspecify.annotations.NullMarked;
