/** Ways that value could have travelled: never back in time, never over addresses alone. */
@NullMarked
package tracer.path;

import org.jspecify.annotations.NullMarked;
