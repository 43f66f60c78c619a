/** How much can flow through a network at most: exact, and without a word about money. */
@NullMarked
package tracer.maxflow;

import org.jspecify.annotations.NullMarked;
