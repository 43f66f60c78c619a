/** What long jobs have in common: progress, cancellation, reading ahead, folders of their own. */
@NullMarked
package tracer.job;

import org.jspecify.annotations.NullMarked;
