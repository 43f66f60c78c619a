/** Contract of stores of EVM chains, and made-up chains to try it with. */
@NullMarked
package tracer.account;

import org.jspecify.annotations.NullMarked;
