@NullMarked
package tracer.path;

import org.jspecify.annotations.NullMarked;
