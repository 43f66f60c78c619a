/** Flow summaries on paper: one page of HTML that carries all it needs, and the same as PDF. */
@NullMarked
package tracer.web.print;

import org.jspecify.annotations.NullMarked;
