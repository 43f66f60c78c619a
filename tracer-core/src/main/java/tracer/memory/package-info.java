/** The ports' in-memory adapter. */
@NullMarked
package tracer.memory;

import org.jspecify.annotations.NullMarked;
