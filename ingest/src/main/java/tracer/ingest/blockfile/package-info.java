/**
 * Blocks from the files in which Bitcoin Core keeps them ({@code blk*.dat}, {@code rev*.dat}), and
 * single raw blocks.
 */
@NullMarked
package tracer.ingest.blockfile;

import org.jspecify.annotations.NullMarked;
