package tracer.neo4j.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.neo4j.Neo4jContainer;

/**
 * One Neo4j container for all tests of a JVM, of the same version as the embedded server; it goes
 * with the JVM.
 */
public final class ContainerStore {
    private ContainerStore() {}

    /** Asked for once, also when there is none. */
    private static final class Engine {
        static final String MISSING = missing();
    }

    private static final class Shared {
        static final Driver DRIVER = start();
    }

    /** What the container is asked with; the test is skipped where no Docker engine answers. */
    public static Driver driver() {
        assumeTrue(Engine.MISSING.isEmpty(), () -> "no Docker engine answers: " + Engine.MISSING);
        return Shared.DRIVER;
    }

    /** Why there is no Docker engine; empty if there is one. */
    private static String missing() {
        try {
            DockerClientFactory.instance().client();
            return "";
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Such as {@code neo4j:2026.08.1-community}. */
    static String image() {
        return "neo4j:" + ServerJars.find().version() + "-community";
    }

    private static Driver start() {
        Neo4jContainer container =
                new Neo4jContainer(image())
                        .withAdminPassword("tracer-tests")
                        .withNeo4jConfig("server.memory.heap.max_size", "512m")
                        .withNeo4jConfig("server.memory.pagecache.size", "128m");
        container.start();
        return GraphDatabase.driver(
                container.getBoltUrl(), AuthTokens.basic("neo4j", "tracer-tests"));
    }
}
