/** Data whose owners are known, for measuring rules. */
@NullMarked
package tracer.ingest.truth;

import org.jspecify.annotations.NullMarked;
