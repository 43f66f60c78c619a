/** Tests of the package of the same name. */
@NullMarked
package tracer.memory;

import org.jspecify.annotations.NullMarked;
