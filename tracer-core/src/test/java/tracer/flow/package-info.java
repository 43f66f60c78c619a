@NullMarked
package tracer.flow;

import org.jspecify.annotations.NullMarked;
