@NullMarked
package tracer.fold;

import org.jspecify.annotations.NullMarked;
