/** Who somebody says an address belongs to. */
@NullMarked
package tracer.attribution;

import org.jspecify.annotations.NullMarked;
