/** Progress and cancellation of long jobs. */
@NullMarked
package tracer.job;

import org.jspecify.annotations.NullMarked;
