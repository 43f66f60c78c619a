/**
 * JSON as evidence needs it: exact numbers, bounded sizes, no silent conversion, and complaints
 * that name file, record and field.
 */
@NullMarked
package tracer.ingest.json;

import org.jspecify.annotations.NullMarked;
