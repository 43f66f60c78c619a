/**
 * The graph store: adapters of the core's ports on Neo4j, reached over Bolt and nothing else.
 *
 * <p>Every output is one {@code (:Transaction)-[:PAYS]->(:Script)} and every spend one {@code
 * (:Transaction)-[:FLOW]->(:Transaction)} from the transaction that pays to the one that spends. A
 * transaction keeps its bytes; the edges are an index over them. One without a height is a stub:
 * somebody spends from it, but it is not stored.
 *
 * <p>Of EVM chains, a block keeps its bytes, and every transfer is one {@code
 * (:Account)-[:TRANSFER]->(:Account)}, or begins or ends at its chain's {@code (:Outside)}.
 */
@NullMarked
package tracer.neo4j;

import org.jspecify.annotations.NullMarked;
