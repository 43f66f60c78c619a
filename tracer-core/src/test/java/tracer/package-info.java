/** What the tests of all packages share. */
@NullMarked
package tracer;

import org.jspecify.annotations.NullMarked;
