/** Indicators against values made by hand, made-up chains and recorded ones. */
@NullMarked
package tracer.pattern;

import org.jspecify.annotations.NullMarked;
