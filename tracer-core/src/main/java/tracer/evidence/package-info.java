/** What kind of statement a statement is. */
@NullMarked
package tracer.evidence;

import org.jspecify.annotations.NullMarked;
