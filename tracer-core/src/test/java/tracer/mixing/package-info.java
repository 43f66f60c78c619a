@NullMarked
package tracer.mixing;

import org.jspecify.annotations.NullMarked;
