/** Rates from files that banks and data services publish. */
@NullMarked
package tracer.ingest.rate;

import org.jspecify.annotations.NullMarked;
