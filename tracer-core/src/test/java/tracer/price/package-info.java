@NullMarked
package tracer.price;

import org.jspecify.annotations.NullMarked;
