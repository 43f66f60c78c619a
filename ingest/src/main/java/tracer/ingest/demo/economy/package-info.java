/**
 * A small economy whose owners are known: who pays whom, when and why, until a chain of blocks has
 * come of it.
 */
@NullMarked
package tracer.ingest.demo.economy;

import org.jspecify.annotations.NullMarked;
