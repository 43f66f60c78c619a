package tracer.neo4j.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.QueryConfig;

/**
 * One real embedded server for all tests of a JVM, in a folder that goes with it. Use as
 * {@code @ExtendWith(TestStore.class)} with a parameter {@code TestStore} or {@code Driver}, or by
 * {@link #shared()}. Tests share it: {@link #clear()} empties it.
 */
public final class TestStore implements ParameterResolver {
    private static final class Shared {
        private static final Running IT = start();
    }

    private record Running(EmbeddedStore store, Driver driver) {}

    public static TestStore shared() {
        return new TestStore();
    }

    /** What the tests' store is asked with. Closed at the end of the JVM, not by tests. */
    public Driver driver() {
        return Shared.IT.driver();
    }

    public BoltAccess access() {
        return Shared.IT.store().access();
    }

    /** Empties the store: nodes, relationships, constraints and indexes. */
    public void clear() {
        run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS");
        names("SHOW CONSTRAINTS YIELD name")
                .forEach(name -> run("DROP CONSTRAINT `" + name + "` IF EXISTS"));
        names("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")
                .forEach(name -> run("DROP INDEX `" + name + "` IF EXISTS"));
    }

    private void run(String query) {
        try (var session = driver().session()) {
            session.run(query, Map.of()).consume();
        }
    }

    private List<String> names(String query) {
        return driver()
                .executableQuery(query)
                .withConfig(QueryConfig.defaultConfig())
                .execute()
                .records()
                .stream()
                .map(r -> r.get("name").asString())
                .toList();
    }

    /** Small, and gone as soon as nobody holds it. */
    static StoreSettings settings(Path dataFolder) {
        return StoreSettings.at(dataFolder)
                .withMemory(new StoreMemory(512, 128))
                .withKeep(Duration.ZERO)
                .withHolder("tests");
    }

    /** The server's jars in a folder of the test's own, which may break what lies beside them. */
    static Path linkedJars(Path folder) throws IOException {
        Path server = Files.createDirectory(folder.resolve("server"));
        Files.createSymbolicLink(
                server.resolve("lib"), ServerJars.find().folder().resolve("lib").toRealPath());
        return server;
    }

    static Driver connect(BoltAccess access) {
        return GraphDatabase.driver(
                access.uri().value(), AuthTokens.basic(access.user(), access.password().reveal()));
    }

    private static Running start() {
        try {
            Path folder = Files.createTempDirectory("tracer-test-store");
            EmbeddedStore store = EmbeddedStore.open(settings(folder), StoreProgress.SILENT);
            Driver driver = connect(store.access());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(store, driver, folder)));
            return new Running(store, driver);
        } catch (IOException e) {
            throw new IllegalStateException("no temporary folder for the store", e);
        }
    }

    private static void end(EmbeddedStore store, Driver driver, Path folder) {
        driver.close();
        store.close();
        ProcessHandle.of(store.pid()).ifPresent(p -> p.onExit().join());
        delete(folder);
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new IllegalStateException("cannot delete " + folder, e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestStore.class || type == Driver.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Driver.class ? driver() : this;
    }
}
