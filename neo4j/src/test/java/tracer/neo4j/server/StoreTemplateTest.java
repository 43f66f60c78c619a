package tracer.neo4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new store begins with, as files. */
class StoreTemplateTest {
    private static final String SCHEMA = "V0001 of a test\n";

    private static final Map<String, String> DATABASE =
            Map.of(
                    "databases/neo4j/neostore", "counts",
                    "databases/neo4j/schema/index/1/index-1", "keys",
                    "transactions/neo4j/log.0", "what happened");

    @TempDir private Path folder = Path.of("set by JUnit");

    private Path server = Path.of("set before each test");

    @BeforeEach
    void linkTheJars() throws IOException {
        server = TestStore.linkedJars(folder);
    }

    @Test
    void aNewStoreBeginsWithAllOfItAndItsOwnerAloneMayLook() throws IOException {
        make();
        StoreFolder store = newStore("new");
        template().copyInto(store);
        assertThat(contents(store)).isEqualTo(DATABASE);
        assertThat(store.hasData()).isTrue();
        try (Stream<Path> files = Files.walk(store.data().resolve("databases"))) {
            assertThat(files)
                    .allSatisfy(file ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(file)))
                                    .endsWith("------"));
        }
    }

    @Test
    void aStoreThatWasUsedStaysAsItIs() throws IOException {
        make();
        for (String database : new String[] {"neo4j", "system"}) {
            StoreFolder used = newStore("used " + database);
            put(used, "databases/" + database + "/neostore", "mine");
            template().copyInto(used);
            assertThat(contents(used))
                    .isEqualTo(Map.of("databases/" + database + "/neostore", "mine"));
        }
    }

    /** A copy that was killed left a part, or the log without the database. */
    @Test
    void whatAKilledCopyLeftIsReplaced() throws IOException {
        make();
        StoreFolder store = newStore("killed");
        put(store, "transactions/neo4j/log.0", "what hap");
        put(store, "databases/neo4j.part/schema/old", "half");
        template().copyInto(store);
        assertThat(contents(store)).isEqualTo(DATABASE);
    }

    @Test
    void whatCannotBeReadLeavesNothing() throws IOException {
        make();
        Path databases = server.resolve("store.new/databases");
        Files.move(databases, folder.resolve("elsewhere"));
        StoreFolder store = newStore("new");
        template().copyInto(store);
        assertThat(contents(store)).isEmpty();
    }

    @Test
    void isOfOneServerAndOneSchema() throws IOException {
        assertThat(template().isMadeFor(SCHEMA)).isFalse();
        make();
        assertThat(template().isMadeFor(SCHEMA)).isTrue();
        assertThat(template().isMadeFor(SCHEMA + "V0002\n")).isFalse();
        Files.writeString(server.resolve("store.new.made-for"), "Neo4j 5.26.0\n" + SCHEMA);
        assertThat(template().isMadeFor(SCHEMA)).isFalse();
        StoreFolder store = newStore("new");
        template().copyInto(store);
        assertThat(contents(store)).isEmpty();
    }

    @Test
    void isReplacedWhole() throws IOException {
        make();
        StoreFolder other = newStore("other");
        put(other, "databases/neo4j/neostore", "other counts");
        put(other, "transactions/neo4j/log.0", "other");
        template().replaceBy(other, "other schema\n");
        StoreFolder store = newStore("new");
        template().copyInto(store);
        assertThat(contents(store)).isEqualTo(contents(other));
        assertThat(template().isMadeFor("other schema\n")).isTrue();
    }

    private void make() throws IOException {
        StoreFolder stopped = newStore("stopped");
        for (Map.Entry<String, String> file : DATABASE.entrySet()) {
            put(stopped, file.getKey(), file.getValue());
        }
        put(stopped, "databases/system/users", "and passwords");
        template().replaceBy(stopped, SCHEMA);
    }

    private StoreTemplate template() {
        return new StoreTemplate(new ServerJars(server));
    }

    private StoreFolder newStore(String name) {
        StoreFolder store = StoreFolder.in(folder.resolve(name));
        store.prepare();
        return store;
    }

    private static void put(StoreFolder store, String file, String text) throws IOException {
        Path path = store.data().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** Files below the store's data, by path. */
    private static Map<String, String> contents(StoreFolder store) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        if (Files.exists(store.data())) {
            try (Stream<Path> files = Files.walk(store.data())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    contents.put(store.data().relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return contents;
    }
}
