/** Tests of summaries. */
@NullMarked
package tracer.summary;

import org.jspecify.annotations.NullMarked;
