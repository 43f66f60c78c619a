/**
 * The embedded store: a Neo4j server in a process of its own, from jars that are never on our class
 * path, in a folder of ours. {@link EmbeddedStore} starts it or joins the one that runs.
 */
@NullMarked
package tracer.neo4j.server;

import org.jspecify.annotations.NullMarked;
