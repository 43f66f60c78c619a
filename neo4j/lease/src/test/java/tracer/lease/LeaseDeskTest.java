package tracer.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseDeskTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir private Path folder = Path.of("set by JUnit");
    private final CountDownLatch ended = new CountDownLatch(1);
    private LeaseDesk desk = unset();

    @SuppressWarnings("NullAway") // Every test opens it first.
    private static LeaseDesk unset() {
        return null;
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    @Test
    void namesItsHoldersInTheOrderOfTheirComing() throws IOException {
        Path socket = open(LONG);
        try (Lease first = take(socket, LONG, "tracer\nserve");
                Lease second = take(socket, Duration.ofSeconds(7), "tracer trace")) {
            Holder one = new Holder(ProcessHandle.current().pid(), NOW, "tracer serve");
            assertThat(first.roll().holders()).containsExactly(one);
            Holder two = new Holder(ProcessHandle.current().pid(), NOW, "tracer trace");
            assertThat(Lease.who(socket))
                    .isEqualTo(
                            new Roll(
                                    ProcessHandle.current().pid(),
                                    4711,
                                    Duration.ofSeconds(7),
                                    false,
                                    second.roll().holders()));
            assertThat(second.roll().holders()).containsExactly(one, two);
        }
    }

    @Test
    void endsTheStoreWhenNobodyCame() throws Exception {
        open(Duration.ofMillis(50));
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsTheStoreSomeTimeAfterTheLastLeaseAndThenGivesNoMore() throws Exception {
        Path socket = open(LONG);
        try (Lease _ = take(socket, Duration.ofMillis(50), "a")) {
            assertThat(ended.await(200, TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Lease.take(socket, LONG, "late")).isEmpty();
        assertThat(Lease.who(socket).stopping()).isTrue();
    }

    @Test
    void stopsOnRequestOnlyWhenNobodyHoldsIt() throws Exception {
        Path socket = open(LONG);
        try (Lease _ = take(socket, LONG, "a")) {
            assertThat(Lease.stop(socket).stopping()).isFalse();
        }
        while (!Lease.stop(socket).stopping()) {
            Thread.sleep(5);
        }
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void takesThePlaceOfASocketFileLeftByAKilledStore() throws IOException {
        Files.createFile(folder.resolve("lease"));
        assertThat(Lease.who(open(LONG)).holders()).isEmpty();
    }

    @Test
    void answersWhoIsThereEvenToNonsense() throws IOException {
        Path socket = open(LONG);
        assertThatThrownBy(() -> Lease.who(folder.resolve("nobody")))
                .isInstanceOf(IOException.class);
        assertThat(Lease.who(socket).stopping()).isFalse();
    }

    @Test
    void believesAStateFileOnlyWhileItsProcessLives() throws IOException {
        desk = LeaseDesk.open(folder.resolve("lease"), 1, LONG, Clock.systemUTC(), () -> {});
        Path file = folder.resolve("state");
        assertThat(StoreState.read(file)).isEmpty();
        StoreState own = StoreState.of(ProcessHandle.current(), folder.resolve("lease"), 4711);
        own.write(file);
        assertThat(StoreState.read(file)).contains(own);
        assertThat(own.process()).isPresent();
        assertThat(
                        new StoreState(
                                        own.pid(),
                                        own.started().minusSeconds(60),
                                        4711,
                                        own.socket())
                                .process())
                .isEmpty();
        Files.writeString(file, "pid 12");
        assertThat(StoreState.read(file)).isEmpty();
    }

    private Path open(Duration keep) throws IOException {
        Path socket = folder.resolve("lease");
        desk =
                LeaseDesk.open(
                        socket, 4711, keep, Clock.fixed(NOW, ZoneOffset.UTC), ended::countDown);
        return socket;
    }

    private static Lease take(Path socket, Duration keep, String command) throws IOException {
        return Lease.take(socket, keep, command).orElseThrow();
    }
}
