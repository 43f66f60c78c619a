@NullMarked
package tracer.maxflow;

import org.jspecify.annotations.NullMarked;
