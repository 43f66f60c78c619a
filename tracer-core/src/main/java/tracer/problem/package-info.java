/**
 * What can go wrong, as one sealed family of unchecked errors whose messages say what, where and
 * what to do.
 */
@NullMarked
package tracer.problem;

import org.jspecify.annotations.NullMarked;
