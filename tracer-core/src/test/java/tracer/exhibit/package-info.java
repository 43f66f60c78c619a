/** Evidence graphs and their files, opened by independent readers. */
@NullMarked
package tracer.exhibit;

import org.jspecify.annotations.NullMarked;
