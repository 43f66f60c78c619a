package tracer.neo4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import tracer.neo4j.server.BoltAccess;
import tracer.neo4j.server.ServerJars;
import tracer.neo4j.server.StoreMemory;
import tracer.neo4j.server.StoreSettings;
import tracer.neo4j.server.TrainedServer;

/**
 * Run by the build: starts the server once, asks it a little, and keeps what the server loaded for
 * that beside its jars, for faster starts. Whatever goes wrong costs nothing but that: it is said,
 * and the build goes on.
 */
public final class StartTraining {
    /**
     * Some of each kind that the store's own statements are made of: enough to have the planner and
     * its runtime loaded. To store blocks loads more, but would take longer than it spares.
     */
    private static final List<String> STATEMENTS =
            List.of(
                    "CREATE CONSTRAINT part_id IF NOT EXISTS FOR (p:Part) REQUIRE p.id IS UNIQUE",
                    "CREATE INDEX part_at IF NOT EXISTS FOR (p:Part) ON (p.height, p.position)",
                    "CALL db.awaitIndexes(60)",
                    "UNWIND range(1, 200) AS n MERGE (p:Part {id: toString(n)})"
                            + " SET p.height = n, p.position = n % 7",
                    "UNWIND range(1, 199) AS n MATCH (a:Part {id: toString(n)})"
                            + " MATCH (b:Part {id: toString(n + 1)}) CREATE (a)-[:PAYS {of: n}]->(b)",
                    "MATCH (a:Part {id: '7'})-[r:PAYS]->(b) OPTIONAL MATCH (b)-[:PAYS]->(c)"
                            + " RETURN a.id, r.of, collect(c.id) AS after ORDER BY r.of LIMIT 5",
                    "MATCH (p:Part) WHERE p.height > 100 AND p.height <= 150"
                            + " RETURN count(*) AS parts, max(p.height) AS highest",
                    "MATCH (p:Part) CALL (p) { DETACH DELETE p } IN TRANSACTIONS OF 100 ROWS");

    private StartTraining() {}

    /**
     * @param args the server's folder
     */
    public static void main(String[] args) {
        ServerJars jars = new ServerJars(Path.of(args[0]));
        try {
            if (!TrainedServer.isDone(jars)) {
                run(jars);
            }
        } catch (Exception e) {
            System.out.println("No cache for faster starts of the store was made: " + e);
        }
    }

    private static void run(ServerJars jars) throws Exception {
        Path folder = Files.createTempDirectory("tracer-start-training");
        try {
            StoreSettings settings =
                    new StoreSettings(
                            folder,
                            jars,
                            new StoreMemory(512, 128),
                            Duration.ZERO,
                            Duration.ofMinutes(1),
                            "the build");
            try (TrainedServer server = TrainedServer.start(settings)) {
                use(server.access());
                server.finish();
            }
        } finally {
            delete(folder);
        }
    }

    private static void use(BoltAccess access) {
        try (Driver driver =
                        GraphDatabase.driver(
                                access.uri().value(),
                                AuthTokens.basic(access.user(), access.password().reveal()));
                Session session = driver.session()) {
            STATEMENTS.forEach(statement -> session.run(statement).consume());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
