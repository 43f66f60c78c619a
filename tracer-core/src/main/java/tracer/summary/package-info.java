/** A trace in plain sentences for somebody who must explain and defend it. */
@NullMarked
package tracer.summary;

import org.jspecify.annotations.NullMarked;
