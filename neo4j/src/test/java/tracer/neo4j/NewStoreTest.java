package tracer.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import tracer.entity.CoSpend;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Coverage;
import tracer.neo4j.server.BoltAccess;
import tracer.neo4j.server.EmbeddedStore;
import tracer.neo4j.server.ServerJars;
import tracer.neo4j.server.StoreMemory;
import tracer.neo4j.server.StoreProgress;
import tracer.neo4j.server.StoreSettings;
import tracer.neo4j.server.TestStore;

/** A store that begins with the database of the build is one that had every migration. */
class NewStoreTest {
    private static final String SCHEMA =
            "SHOW INDEXES YIELD name, type, entityType, labelsOrTypes, properties, owningConstraint,"
                    + " state RETURN name, type, entityType, labelsOrTypes, properties,"
                    + " owningConstraint, state ORDER BY name";

    private static final String MIGRATIONS =
            "MATCH p = (:__Neo4jMigration {version: 'BASELINE'})-[:MIGRATED_TO*]->(m)"
                    + " RETURN m.version AS version, m.checksum AS checksum ORDER BY version";

    @Test
    void hasTheSameSchemaAndNothingElse(@TempDir Path folder) {
        assumeTrue(
                Files.exists(ServerJars.find().folder().resolve("store.new.made-for")),
                "the build left no database");
        StoreSettings settings =
                StoreSettings.at(folder)
                        .withMemory(new StoreMemory(512, 128))
                        .withKeep(Duration.ZERO)
                        .withHolder("tests");
        TestStore.shared().clear();
        openAndClose(TestStore.shared().access());
        List<List<Object>> migrated = rows(TestStore.shared().driver(), SCHEMA);
        List<List<Object>> migrations = rows(TestStore.shared().driver(), MIGRATIONS);
        try (EmbeddedStore store = EmbeddedStore.open(settings, StoreProgress.SILENT);
                Driver driver = driver(store.access())) {
            assertThat(rows(driver, SCHEMA)).as("before it is opened").isEqualTo(migrated);
            assertThat(rows(driver, MIGRATIONS)).hasSize(Schema.VERSION).isEqualTo(migrations);
            assertThat(rows(driver, "MATCH (n) UNWIND labels(n) AS l RETURN DISTINCT l"))
                    .containsExactly(List.of("__Neo4jMigration"));
            openAndClose(store.access());
            assertThat(rows(driver, SCHEMA)).isEqualTo(migrated);
            assertThat(rows(driver, "MATCH (s:Store) RETURN s.schema"))
                    .containsExactly(List.of((long) Schema.VERSION));
            assertThat(store.access().password().reveal())
                    .isNotEqualTo(TestStore.shared().access().password().reveal());
        }
    }

    private static void openAndClose(BoltAccess access) {
        try (GraphStore store = GraphStore.open(access, BitcoinChain.REGTEST, new CoSpend())) {
            assertThat(store.ledger().coverage()).isEqualTo(Coverage.NOTHING);
        }
    }

    private static Driver driver(BoltAccess access) {
        return GraphDatabase.driver(
                access.uri().value(), AuthTokens.basic(access.user(), access.password().reveal()));
    }

    private static List<List<Object>> rows(Driver driver, String query) {
        return driver.executableQuery(query).execute().records().stream()
                .map(r -> r.values().stream().map(v -> v.asObject()).toList())
                .toList();
    }
}
