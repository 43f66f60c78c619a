/**
 * From a swap service on one chain to another chain: which payments there could be the
 * continuation. Candidates are graded and counted, never followed, and nothing is summed across.
 */
@NullMarked
package tracer.crossing;

import org.jspecify.annotations.NullMarked;
