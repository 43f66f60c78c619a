/** A chain of outputs in arrays, for questions that look at all of it at once. */
@NullMarked
package tracer.compact;

import org.jspecify.annotations.NullMarked;
