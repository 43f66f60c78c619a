/** Whose addresses leave this machine only on purpose: those of victims. */
@NullMarked
package tracer.protection;

import org.jspecify.annotations.NullMarked;
