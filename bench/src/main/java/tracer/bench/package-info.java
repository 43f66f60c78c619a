/** Measurements whose figures stand in docs/benchmarks.md. */
@NullMarked
package tracer.bench;

import org.jspecify.annotations.NullMarked;
