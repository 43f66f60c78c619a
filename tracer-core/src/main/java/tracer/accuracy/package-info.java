/** How often rules were right, or agreed with others, on named data. */
@NullMarked
package tracer.accuracy;

import org.jspecify.annotations.NullMarked;
