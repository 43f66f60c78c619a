/** The {@code tracer} command. */
@NullMarked
package tracer.cli;

import org.jspecify.annotations.NullMarked;
