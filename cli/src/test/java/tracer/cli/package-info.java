/** The command as its users run it: a process of its own on a store of its own. */
@NullMarked
package tracer.cli;

import org.jspecify.annotations.NullMarked;
