package tracer.neo4j;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tracer.neo4j.server.TestStore;
import tracer.problem.StoreDown;

class DiskRoomTest {
    private static final long LEAST = DiskRoom.LEAST_MEGABYTES << 20;

    @Test
    void isEnoughAtTheLimitAndTooLittleBelow() {
        assertThatCode(() -> new DiskRoom("here", () -> OptionalLong.of(LEAST)).require())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new DiskRoom("here", () -> OptionalLong.of(LEAST - 1)).require())
                .isInstanceOf(StoreDown.class)
                .hasMessageContaining("127 MB")
                .hasMessageContaining("disk of here")
                .hasMessageContaining("Free some space");
    }

    @Test
    void doesNotStopWhereNobodyKnows(@TempDir Path folder) {
        assertThatCode(DiskRoom.UNKNOWN::require).doesNotThrowAnyException();
        assertThatCode(() -> DiskRoom.of(Optional.of(folder.resolve("absent"))).require())
                .doesNotThrowAnyException();
    }

    /** Nothing reaches the server where there is no room; questions are still answered. */
    @Test
    void refusesWritesAndStillAnswers() {
        Database database =
                new Database(
                        TestStore.shared().driver(),
                        new DiskRoom("here", () -> OptionalLong.of(1)));
        assertThatThrownBy(() -> database.write(work -> work)).isInstanceOf(StoreDown.class);
        assertThatCode(() -> database.read(work -> 1)).doesNotThrowAnyException();
    }
}
