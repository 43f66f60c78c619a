/** One number for everything that a store holds. */
@NullMarked
package tracer.digest;

import org.jspecify.annotations.NullMarked;
