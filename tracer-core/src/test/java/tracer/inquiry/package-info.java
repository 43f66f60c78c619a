/** Answers over a made-up ledger in memory. */
@NullMarked
package tracer.inquiry;

import org.jspecify.annotations.NullMarked;
