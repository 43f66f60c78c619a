/** Bitcoin's own encodings: transactions and headers on the wire, Merkle trees, proof of work. */
@NullMarked
package tracer.bitcoin;

import org.jspecify.annotations.NullMarked;
