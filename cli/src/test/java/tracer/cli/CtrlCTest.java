package tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C on a trace: what is known so far is printed, said to be cut off, and nothing is lost. */
class CtrlCTest {
    private static final int INTERRUPTED = 130;

    @TempDir Path folder = Path.of("");

    private record Ended(int exit, String out, String err) {}

    private Ended interrupted(String... args) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                // A check that was started in the background ignores it.
                                "env",
                                "--default-signal=INT",
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                InterruptedTrace.class.getName()));
        command.addAll(List.of(args));
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("it ends by itself").isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @ParameterizedTest
    @ValueSource(strings = {"output", "transfer"})
    void printsWhatIsKnownAndSaysThatItIsCutOff(String family) throws Exception {
        Ended ended = interrupted(family);
        assertThat(ended.exit()).as(ended.toString()).isEqualTo(INTERRUPTED);
        assertThat(ended.out())
                .contains("where it went, under FIFO")
                .contains("not followed")
                .contains("cancelled")
                .contains("The account closes exactly.")
                .contains("The clock or a cancellation cut it: asked again it may end elsewhere.")
                .contains("A limit cut this trace off: the result is partial.")
                .contains("True up to block");
        assertThat(ended.err())
                .contains("Stopped; what was found is above. To go on, ask again: tracer ");
    }

    @Test
    void theDocumentSaysSoToo() throws Exception {
        Ended ended = interrupted("transfer", "--json");
        assertThat(ended.exit()).as(ended.toString()).isEqualTo(INTERRUPTED);
        JsonNode trace = new ObjectMapper().readTree(ended.out().lines().toList().getLast());
        assertThat(trace.get("truncated").booleanValue()).isTrue();
        assertThat(trace.get("reproducible").booleanValue()).isFalse();
        assertThat(trace.get("balance").get("closes").booleanValue()).isTrue();
        assertThat(trace.get("movements"))
                .as("five hops of twenty, and the cut")
                .hasSizeBetween(5, 8);
        assertThat(trace.get("notFollowed")).hasSize(1);
        JsonNode last = trace.get("movements").get(trace.get("movements").size() - 1);
        assertThat(last.get("end").get("limit").textValue()).isEqualTo("cancelled");
    }
}
