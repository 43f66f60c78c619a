/** Which addresses have one owner, and why. */
@NullMarked
package tracer.entity;

import org.jspecify.annotations.NullMarked;
