/** Tests of the graph store against a real server. */
@NullMarked
package tracer.neo4j;

import org.jspecify.annotations.NullMarked;
