/**
 * The questions that users ask, answered as plain documents. The command line and the browser show
 * these documents and compute nothing about money themselves.
 */
@NullMarked
package tracer.inquiry;

import org.jspecify.annotations.NullMarked;
