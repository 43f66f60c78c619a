@NullMarked
package tracer.accuracy;

import org.jspecify.annotations.NullMarked;
