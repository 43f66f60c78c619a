package tracer.neo4j.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import tracer.problem.BadInput;

/** Where a Neo4j server answers, such as {@code bolt://127.0.0.1:7687}. */
public record BoltUri(URI value) {
    private static final Set<String> SCHEMES =
            Set.of("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc");

    public BoltUri {
        if (!SCHEMES.contains(String.valueOf(value.getScheme())) || value.getHost() == null) {
            throw new BadInput(
                    "Not the address of a Neo4j server: " + value + ". Write bolt://host:7687.");
        }
        if (value.getUserInfo() != null) {
            throw new BadInput(
                    "User and password do not belong into the address of the Neo4j server "
                            + value.getHost()
                            + ": it is shown and logged. Give them in a file or the environment.");
        }
    }

    public static BoltUri parse(String text) {
        try {
            return new BoltUri(new URI(text.strip()));
        } catch (URISyntaxException e) {
            throw new BadInput(
                    "Not the address of a Neo4j server: " + text + ". Write bolt://host:7687.", e);
        }
    }

    static BoltUri onThisMachine(int port) {
        return new BoltUri(URI.create("bolt://127.0.0.1:" + port));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
