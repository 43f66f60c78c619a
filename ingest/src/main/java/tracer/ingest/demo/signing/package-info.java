/** Keys, locks and signatures: how the demonstration's transactions become valid ones. */
@NullMarked
package tracer.ingest.demo.signing;

import org.jspecify.annotations.NullMarked;
