/** Where value goes: traces under a declared policy, with everything that was not followed. */
@NullMarked
package tracer.flow;

import org.jspecify.annotations.NullMarked;
