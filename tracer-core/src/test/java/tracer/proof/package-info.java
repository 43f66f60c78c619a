@NullMarked
package tracer.proof;

import org.jspecify.annotations.NullMarked;
