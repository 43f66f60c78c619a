@NullMarked
package tracer.compact;

import org.jspecify.annotations.NullMarked;
