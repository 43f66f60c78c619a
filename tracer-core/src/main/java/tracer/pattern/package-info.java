/**
 * Indicators over what value went through: shapes that published documents call worth a look. Each
 * finding says its predicate, its evidence and what innocent would look the same. None is a proof.
 */
@NullMarked
package tracer.pattern;

import org.jspecify.annotations.NullMarked;
