/** What leaves for other people's tools: evidence graphs and the files that hold them. */
@NullMarked
package tracer.exhibit;

import org.jspecify.annotations.NullMarked;
