/** What assets were worth in money, by whose rate of which day. */
@NullMarked
package tracer.price;

import org.jspecify.annotations.NullMarked;
