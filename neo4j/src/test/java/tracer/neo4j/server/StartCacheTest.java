package tracer.neo4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache that fits is used; one that does not is neither a failure nor a word to the user. */
class StartCacheTest {
    @TempDir private Path folder = Path.of("set by JUnit");

    private Path server = Path.of("set before each test");

    @BeforeEach
    void linkTheJars() throws IOException {
        server = TestStore.linkedJars(folder);
    }

    @Test
    void isNotAskedForWhereThereIsNone() {
        assertThat(cache().flags()).isEmpty();
    }

    @Test
    void isMadeForOneSetOfFlagsAndJarsOnly() throws IOException {
        Path made = Files.writeString(folder.resolve("made"), "a cache");
        List<String> flags = ServerCommand.flags();
        assertThat(cache().isMadeFor(flags)).isFalse();
        cache().replaceBy(made, flags);
        assertThat(cache().isMadeFor(flags)).isTrue();
        assertThat(cache().flags()).contains("-XX:AOTCache=" + server.resolve("store.aot"));
        assertThat(cache().isMadeFor(List.of("-XX:+UseSerialGC"))).isFalse();
        Files.delete(server.resolve("lib"));
        Files.createDirectory(server.resolve("lib"));
        assertThat(cache().isMadeFor(flags)).as("other jars").isFalse();
    }

    @Test
    void theBuildsOwnIsMappedByTheServer() throws IOException {
        Path own = new StartCache(ServerJars.find()).file();
        assumeTrue(Files.exists(own), "the build made no cache");
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "this system tells no mapped files");
        long pid;
        try (EmbeddedStore store =
                EmbeddedStore.open(TestStore.settings(folder), StoreProgress.SILENT)) {
            pid = store.pid();
            assertThat(Files.readString(Path.of("/proc/" + pid + "/maps")))
                    .contains(own.toString());
        }
        assertSilentAtTheEndOf(pid);
    }

    /** A changed byte in mapped code or objects would end the server at some later moment. */
    @Test
    void aDamagedOneIsLeftAside() throws IOException {
        Path own = new StartCache(ServerJars.find()).file();
        assumeTrue(Files.exists(own), "the build made no cache");
        Files.copy(own, server.resolve("store.aot"));
        try (RandomAccessFile file = new RandomAccessFile(cache().file().toFile(), "rw")) {
            for (int part = 1; part < 8; part++) {
                file.seek(file.length() / 8 * part);
                int old = file.read();
                file.seek(file.length() / 8 * part);
                file.write(~old);
            }
        }
        assertStartsWithoutCache();
    }

    @Test
    void whatIsNoCacheIsLeftAside() throws IOException {
        Files.writeString(server.resolve("store.aot"), "not a cache\n".repeat(1_000));
        assertStartsWithoutCache();
    }

    private void assertStartsWithoutCache() throws IOException {
        StoreSettings small = TestStore.settings(folder);
        StoreSettings settings =
                new StoreSettings(
                        folder,
                        new ServerJars(server),
                        small.memory(),
                        small.keep(),
                        small.patience(),
                        "tests");
        long pid;
        try (EmbeddedStore store = EmbeddedStore.open(settings, StoreProgress.SILENT)) {
            pid = store.pid();
            assertThat(store.isStartedHere()).isTrue();
        }
        assertSilentAtTheEndOf(pid);
    }

    private void assertSilentAtTheEndOf(long pid) throws IOException {
        StoreLifeTest.await(() -> !StoreLifeTest.isAlive(pid));
        assertThat(Files.readString(StoreFolder.in(folder).log()))
                .doesNotContainIgnoringCase("aot")
                .doesNotContain("[warning]", "[error]");
    }

    private StartCache cache() {
        return new StartCache(new ServerJars(server));
    }
}
