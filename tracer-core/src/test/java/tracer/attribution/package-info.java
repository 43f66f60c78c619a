/** Contract suite of the label store. */
@NullMarked
package tracer.attribution;

import org.jspecify.annotations.NullMarked;
