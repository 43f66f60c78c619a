@NullMarked
package tracer.job;

import org.jspecify.annotations.NullMarked;
