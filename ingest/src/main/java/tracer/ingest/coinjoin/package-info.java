/** Reads the files of CoinJoins that scanners of the chain publish. */
@NullMarked
package tracer.ingest.coinjoin;

import org.jspecify.annotations.NullMarked;
