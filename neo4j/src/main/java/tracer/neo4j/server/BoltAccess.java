package tracer.neo4j.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What it takes to talk to a Neo4j server.
 *
 * @param folder where it keeps its data; empty for somebody's own server
 */
public record BoltAccess(BoltUri uri, String user, Password password, Optional<Path> folder) {
    /** To somebody's own server. */
    public BoltAccess(BoltUri uri, String user, Password password) {
        this(uri, user, password, Optional.empty());
    }

    /** The same with its data in this folder. */
    BoltAccess in(Path itsFolder) {
        return new BoltAccess(uri, user, password, Optional.of(itsFolder));
    }
}
