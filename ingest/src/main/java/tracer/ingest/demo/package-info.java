/**
 * The demonstration case: a made-up economy with known owners, written into genuine block files.
 * The product reads its blocks, labels and case as it reads anybody's; the truth file is for
 * measuring rules and is never read by the product.
 */
@NullMarked
package tracer.ingest.demo;

import org.jspecify.annotations.NullMarked;
