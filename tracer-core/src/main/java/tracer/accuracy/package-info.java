/**
 * How often rules are right, measured where the truth is known. Shares are floating-point numbers:
 * they describe rules, and no value is computed from them.
 */
@NullMarked
package tracer.accuracy;

import org.jspecify.annotations.NullMarked;
