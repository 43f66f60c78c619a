@NullMarked
package tracer.bitcoin;

import org.jspecify.annotations.NullMarked;
