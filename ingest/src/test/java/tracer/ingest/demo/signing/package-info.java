@NullMarked
package tracer.ingest.demo.signing;

import org.jspecify.annotations.NullMarked;
