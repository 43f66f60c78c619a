/** Tests of the package of the same name. */
@NullMarked
package tracer.digest;

import org.jspecify.annotations.NullMarked;
