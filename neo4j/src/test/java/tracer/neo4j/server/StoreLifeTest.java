package tracer.neo4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;
import tracer.problem.BadInput;
import tracer.problem.StoreDown;

/** Starts, ends, kills, and what is left after them. */
class StoreLifeTest {
    @TempDir private Path folder = Path.of("set by JUnit");

    @Test
    void survivesTheKillOfItsHolderForTheAgreedTimeAndItsOwnKill() {
        Duration keep = Duration.ofSeconds(3);
        long first;
        try (OtherProcess other = OtherProcess.open(folder, keep)) {
            first = Long.parseLong(other.line().replace(" started", ""));
            other.kill();
        }
        // Its holder was killed, but it lives on for a while, so we join it.
        try (EmbeddedStore store =
                EmbeddedStore.open(settings().withKeep(keep), StoreProgress.SILENT)) {
            assertThat(store.pid()).isEqualTo(first);
            remember(store, "kept");
            ProcessHandle.of(first).ifPresent(ProcessHandle::destroyForcibly);
            await(() -> !isAlive(first));
        }
        // It was killed: the next opening finds stale files, recovers, and has what was committed.
        long second;
        try (EmbeddedStore store =
                EmbeddedStore.open(
                        settings().withKeep(Duration.ofMillis(200)), StoreProgress.SILENT)) {
            second = store.pid();
            assertThat(store.isStartedHere()).isTrue();
            assertThat(memories(store)).containsExactly("kept");
        }
        await(() -> !isAlive(second));
        assertThat(StoreStatus.of(folder)).isEqualTo(new StoreStatus.Stopped());
    }

    @Test
    void startsOnceForTwoWhoComeTogether() {
        try (OtherProcess one = OtherProcess.open(folder, Duration.ZERO);
                OtherProcess two = OtherProcess.open(folder, Duration.ZERO)) {
            String[] first = one.line().split(" ", -1);
            String[] second = two.line().split(" ", -1);
            assertThat(first[0]).isEqualTo(second[0]);
            assertThat(Set.of(first[1], second[1])).isEqualTo(Set.of("started", "joined"));
        }
    }

    @Test
    void takesAFolderWhosePathIsTooLongForASocket() {
        Path deep =
                folder.resolve("a-folder-with-a-rather-long-name".repeat(3))
                        .resolve("and-another-one-below".repeat(3));
        long pid;
        try (EmbeddedStore store =
                EmbeddedStore.open(TestStore.settings(deep), StoreProgress.SILENT)) {
            pid = store.pid();
            assertThat(StoreStatus.of(deep)).isInstanceOf(StoreStatus.Running.class);
        }
        await(() -> !isAlive(pid));
    }

    @Test
    void isRestoredFromItsBackup() throws IOException {
        Path backup = folder.resolve("case.dump");
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        try (EmbeddedStore store =
                EmbeddedStore.open(
                        TestStore.settings(first).withKeep(Duration.ofMinutes(1)),
                        StoreProgress.SILENT)) {
            remember(store, "saved");
        }
        // Nobody holds the store, though it still runs: it is stopped for the backup.
        StoreBackup.backup(
                TestStore.settings(first), backup, IfPresent.REFUSE, StoreProgress.SILENT);
        assertThatThrownBy(() ->
                        StoreBackup.backup(
                                TestStore.settings(first),
                                backup,
                                IfPresent.REFUSE,
                                StoreProgress.SILENT))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("exists");
        StoreBackup.restore(
                TestStore.settings(second), backup, IfPresent.REFUSE, StoreProgress.SILENT);
        try (EmbeddedStore store =
                EmbeddedStore.open(TestStore.settings(second), StoreProgress.SILENT)) {
            assertThat(memories(store)).containsExactly("saved");
            remember(store, "later");
            ProcessHandle.of(store.pid()).ifPresent(ProcessHandle::destroyForcibly);
            await(() -> !isAlive(store.pid()));
        }
        // It was killed, and is recovered for the backup.
        StoreBackup.backup(
                TestStore.settings(second),
                folder.resolve("later.dump"),
                IfPresent.REFUSE,
                StoreProgress.SILENT);
        assertThat(folder.resolve("later.dump")).isNotEmptyFile();
        assertThatThrownBy(() ->
                        StoreBackup.restore(
                                TestStore.settings(second),
                                backup,
                                IfPresent.REFUSE,
                                StoreProgress.SILENT))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("There is a store");
        Path broken = Files.writeString(folder.resolve("broken.dump"), "not a dump");
        assertThatThrownBy(() ->
                        StoreBackup.restore(
                                TestStore.settings(second),
                                broken,
                                IfPresent.REPLACE,
                                StoreProgress.SILENT))
                .isInstanceOf(StoreDown.class)
                .hasMessageContaining("failed");
        StoreBackup.restore(
                TestStore.settings(second), backup, IfPresent.REPLACE, StoreProgress.SILENT);
        try (EmbeddedStore store =
                EmbeddedStore.open(TestStore.settings(second), StoreProgress.SILENT)) {
            assertThat(memories(store)).containsExactly("saved");
        }
        await(() -> StoreStatus.of(second) instanceof StoreStatus.Stopped);
    }

    private StoreSettings settings() {
        return TestStore.settings(folder);
    }

    private static void remember(EmbeddedStore store, String what) {
        try (Driver driver = TestStore.connect(store.access())) {
            driver.executableQuery("CREATE (:Memory {of: '" + what + "'})").execute();
        }
    }

    private static List<String> memories(EmbeddedStore store) {
        try (Driver driver = TestStore.connect(store.access())) {
            return driver
                    .executableQuery("MATCH (m:Memory) RETURN m.of AS of ORDER BY of")
                    .execute()
                    .records()
                    .stream()
                    .map(r -> r.get("of").asString())
                    .toList();
        }
    }

    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited a minute in vain").isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
