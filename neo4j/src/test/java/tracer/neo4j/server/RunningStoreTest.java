package tracer.neo4j.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.AuthenticationException;
import tracer.lease.Holder;
import tracer.problem.StoreDown;

/** A store that runs: who may use it, what it shows to the outside, what it survives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunningStoreTest {
    private Path folder = Path.of("unset");
    private EmbeddedStore store = unset();
    private final List<StoreStep> steps = new ArrayList<>();

    @SuppressWarnings("NullAway") // Set before the first test.
    private static EmbeddedStore unset() {
        return null;
    }

    @BeforeAll
    void open(@TempDir Path temporary) {
        folder = temporary;
        store = EmbeddedStore.open(TestStore.settings(folder), (step, _) -> steps.add(step));
    }

    @AfterAll
    void close() {
        store.close();
        ProcessHandle.of(store.pid()).ifPresent(p -> p.onExit().join());
    }

    @Test
    void answersAndTellsItsSteps() {
        try (Driver driver = TestStore.connect(store.access())) {
            assertThat(
                            driver.executableQuery("RETURN 1 AS one")
                                    .execute()
                                    .records()
                                    .getFirst()
                                    .get("one")
                                    .asInt())
                    .isEqualTo(1);
        }
        assertThat(store.isStartedHere()).isTrue();
        assertThat(Set.copyOf(steps))
                .contains(StoreStep.STARTING, StoreStep.WAITING_FOR_ANSWER, StoreStep.READY);
    }

    @Test
    void refusesAnotherPassword() {
        try (Driver driver =
                GraphDatabase.driver(
                        store.access().uri().value(), AuthTokens.basic("neo4j", "neo4j"))) {
            assertThatThrownBy(driver::verifyConnectivity)
                    .isInstanceOf(AuthenticationException.class);
        }
    }

    @Test
    void isJoinedByASecondProcessWhoseKillGivesTheLeaseBack() {
        try (OtherProcess other = OtherProcess.open(folder, Duration.ZERO)) {
            assertThat(other.line()).isEqualTo(store.pid() + " joined");
            assertThat(holders())
                    .extracting(Holder::pid)
                    .containsExactly(ProcessHandle.current().pid(), other.pid());
            assertThat(holders())
                    .extracting(Holder::command)
                    .containsExactly("tests", "the other process");
            other.kill();
            await(() -> holders().size() == 1);
        }
    }

    @Test
    void leavesTheTerminalsSignalsToItsParent() throws IOException, InterruptedException {
        for (String signal : List.of("INT", "HUP", "QUIT", "TSTP")) {
            new ProcessBuilder("kill", "-" + signal, "" + store.pid()).start().waitFor();
        }
        Thread.sleep(1000);
        assertThat(Files.readString(Path.of("/proc/" + store.pid() + "/status")))
                .doesNotContain("(stopped)", "(zombie)");
        try (Driver driver = TestStore.connect(store.access())) {
            driver.verifyConnectivity();
        }
    }

    @Test
    void listensOnBoltOfTheLoopbackAddressAlone() throws IOException {
        int port = store.access().uri().value().getPort();
        assertThat(sockets("tcp", "tcp6")).containsExactly("127.0.0.1:" + port);
        assertThat(sockets("udp", "udp6")).isEmpty();
    }

    @Test
    void keepsItsSecretsFromOthers() throws IOException {
        assertThat(permissions("store")).isEqualTo("rwx------");
        assertThat(permissions("store/password")).isEqualTo("rw-------");
        assertThat(permissions("store/neo4j/data/databases/neo4j")).isEqualTo("rwx------");
        assertThat(store.access().toString()).doesNotContain(store.access().password().reveal());
        assertThat(Files.readString(Path.of("/proc/" + store.pid() + "/cmdline")))
                .doesNotContain(store.access().password().reveal());
    }

    @Test
    void isNotBackedUpWhileInUse() {
        assertThatThrownBy(() ->
                        StoreBackup.backup(
                                TestStore.settings(folder),
                                folder.resolve("backup"),
                                IfPresent.REFUSE,
                                StoreProgress.SILENT))
                .isInstanceOf(StoreDown.class)
                .hasMessageContaining(
                        "in use by process " + ProcessHandle.current().pid() + " (tests)");
        assertThat(folder.resolve("backup")).doesNotExist();
    }

    /** A shell's pipe ends only when every process that has it open is gone. */
    @Test
    void doesNotHoldItsParentsPipesOpen() throws IOException, InterruptedException {
        String command =
                OtherProcess.command(folder, Duration.ZERO).stream()
                        .map(w -> "'" + w + "'")
                        .collect(Collectors.joining(" "));
        Process pipe = new ProcessBuilder("sh", "-c", command + " </dev/null | cat").start();
        assertThat(new String(pipe.getInputStream().readAllBytes(), UTF_8).strip())
                .isEqualTo(store.pid() + " joined");
        assertThat(pipe.waitFor()).isZero();
    }

    private List<Holder> holders() {
        return switch (StoreStatus.of(folder)) {
            case StoreStatus.Running running -> running.holders();
            case StoreStatus.Stopped _, StoreStatus.Stopping _, StoreStatus.Silent _ -> List.of();
        };
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    /** The addresses that the store's process listens on, or has open for datagrams, from /proc. */
    private Set<String> sockets(String... tables) throws IOException {
        Set<String> inodes = inodes();
        Set<String> found = new TreeSet<>();
        for (String table : tables) {
            for (String line : Files.readAllLines(Path.of("/proc/net/" + table))) {
                String[] columns = line.strip().split("\\s+", -1);
                boolean waiting = table.startsWith("udp") || columns[3].equals("0A");
                if (columns.length > 9
                        && waiting
                        && inodes.contains("socket:[" + columns[9] + "]")) {
                    found.add(readable(columns[1]));
                }
            }
        }
        return found;
    }

    private Set<String> inodes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + store.pid() + "/fd"))) {
            return files.map(RunningStoreTest::target).collect(Collectors.toSet());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kernel writes addresses in hexadecimal, each group of four bytes reversed. */
    private static String readable(String address) {
        String[] parts = address.split(":", -1);
        String host =
                parts[0].equals("0100007F") || parts[0].equals("0000000000000000FFFF00000100007F")
                        ? "127.0.0.1"
                        : parts[0];
        return host + ":" + Integer.parseInt(parts[1], 16);
    }

    private static void await(BooleanSupplier condition) {
        StoreLifeTest.await(condition);
    }
}
