/** Parts of a trace that read as one: a way to show it, never to count it. */
@NullMarked
package tracer.fold;

import org.jspecify.annotations.NullMarked;
