@NullMarked
package tracer.crossing;

import org.jspecify.annotations.NullMarked;
