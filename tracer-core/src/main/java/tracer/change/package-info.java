/** Which output of a payment goes back to the payer: rules, and how they are put together. */
@NullMarked
package tracer.change;

import org.jspecify.annotations.NullMarked;
