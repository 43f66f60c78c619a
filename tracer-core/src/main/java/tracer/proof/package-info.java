/** Evidence that somebody who does not trust us can check: bundles, and their verification. */
@NullMarked
package tracer.proof;

import org.jspecify.annotations.NullMarked;
