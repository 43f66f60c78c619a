/** The contract of the store of protected addresses, and the rule. */
@NullMarked
package tracer.protection;

import org.jspecify.annotations.NullMarked;
