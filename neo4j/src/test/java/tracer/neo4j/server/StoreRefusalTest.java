package tracer.neo4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.problem.BadInput;
import tracer.problem.StoreDown;

/** What cannot be started, and what is said about it. */
class StoreRefusalTest {
    @TempDir private Path folder = Path.of("set by JUnit");

    @Test
    void refusesAFolderThatCannotBeMade() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        refuses(file, file + "/store cannot be written", "choose another with --data");
    }

    @Test
    void refusesFilesOfANewerServer() throws IOException {
        Files.createDirectories(folder.resolve("store"));
        Files.writeString(folder.resolve("store/version"), "2099.01.0\n");
        refuses(folder, "last used by Neo4j 2099.01.0", "Use the newer Tracer");
    }

    @Test
    void refusesAStoreWhosePasswordIsLost() throws IOException {
        Files.createDirectories(folder.resolve("store/neo4j/data/databases/system"));
        refuses(folder, "password is missing", "Put it back");
    }

    @Test
    void refusesToLookForJarsThatAreNotThere() {
        StoreSettings settings = TestStore.settings(folder);
        StoreSettings jarless =
                new StoreSettings(
                        folder,
                        new ServerJars(folder),
                        settings.memory(),
                        settings.keep(),
                        settings.patience(),
                        "tests");
        assertThatThrownBy(() -> EmbeddedStore.open(jarless, StoreProgress.SILENT))
                .isInstanceOf(StoreDown.class)
                .hasMessageContaining("mvn -pl neo4j/server");
    }

    @Test
    void saysWhatTheServerSaidWhenItDoesNotStart() throws IOException {
        // A server that finds a file where its databases should be.
        Files.createDirectories(folder.resolve("store/neo4j/data"));
        Files.createFile(folder.resolve("store/neo4j/data/databases"));
        refuses(folder, "did not start", "store.log");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Caused by: java.net.BindException: Address already in use | port 4711 was taken
                    java.io.IOException: No space left on device              | disk is full
                    java.io.IOException: Read-only file system                | disk is read-only
                    Could not reserve enough space for 16777216KB object heap | not enough memory
                    java.nio.file.AccessDeniedException: /x                   | not ours to write
                    """)
    void explainsKnownFailures(String log, String explanation) {
        assertThat(StartFailure.explain(StoreFolder.in(folder), 4711, log))
                .hasMessageContaining(explanation)
                .hasMessageContaining("store.log");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:7687",
                "localhost",
                "bolt:/x",
                "bolt://me:secret@host",
                "bolt://a b"
            })
    void refusesAddressesThatAreNotBolts(String text) {
        assertThatThrownBy(() -> BoltUri.parse(text))
                .isInstanceOf(BadInput.class)
                .message()
                .doesNotContain("secret");
    }

    @Test
    void comparesVersionsNumberByNumber() {
        StoreVersion v = new StoreVersion("2026.08.1");
        assertThat(new StoreVersion("2026.10.0").isNewerThan(v)).isTrue();
        assertThat(new StoreVersion("2026.08.1").isNewerThan(v)).isFalse();
        assertThat(new StoreVersion("5.26.30").isNewerThan(v)).isFalse();
    }

    private static void refuses(Path dataFolder, String what, String whatToDo) {
        assertThatThrownBy(() ->
                        EmbeddedStore.open(TestStore.settings(dataFolder), StoreProgress.SILENT))
                .isInstanceOf(StoreDown.class)
                .hasMessageContaining(what)
                .hasMessageContaining(whatToDo);
    }
}
