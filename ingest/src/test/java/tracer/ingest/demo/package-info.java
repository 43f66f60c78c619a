@NullMarked
package tracer.ingest.demo;

import org.jspecify.annotations.NullMarked;
