package tracer.ingest.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files that have more than the memory of the process that reads them: they are read to their end
 * or refused with a reason, whatever they are made of.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HugeLabelFilesTest {
    private static final String HEAP = "-Xmx36m";

    /** Labels of so many bytes take twice the heap and more, if they are kept. */
    private static final long SIZE = 20_000_000;

    private final Map<HugeFile, String> outcomes = new EnumMap<>(HugeFile.class);

    @BeforeAll
    void readAllOfThemWithLittleMemory() throws IOException, InterruptedException {
        Process reader =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                HEAP,
                                "-cp",
                                System.getProperty("java.class.path"),
                                SmallHeap.class.getName(),
                                Long.toString(SIZE))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> said = List.of(line.split("\t", 2));
                outcomes.put(HugeFile.valueOf(said.getFirst()), said.getLast());
            }
        }
        assertThat(reader.waitFor()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void isReadToItsEndOrRefused(HugeFile file) {
        assertThat(outcomes.get(file))
                .as(file.name())
                .startsWith(file.isSound() ? "read to its end: " : "refused after ");
    }

    @Test
    void noLabelIsLost() {
        outcomes.forEach((file, outcome) -> {
            if (file.isOfLabels()) {
                String pieces = outcome.replaceFirst("read to its end: (\\d+) pieces.*", "$1");
                assertThat(outcome)
                        .as(file.name())
                        .isEqualTo(SmallHeap.READ, Long.valueOf(pieces), Long.valueOf(pieces));
            }
        });
    }

    @Test
    void refusalsSayWhereAndWhatToDo() {
        assertThat(outcomes.get(HugeFile.TAG_OF_FIELDS))
                .contains("huge, line ", "one entry would take more than 4,000,000 bytes", "split");
        assertThat(outcomes.get(HugeFile.OFAC_OF_ELEMENTS))
                .contains("huge, line ", "more than 2,000 different names of elements");
        assertThat(outcomes.get(HugeFile.MISP_OF_ONE_EVENT))
                .contains("huge, line ", "the addresses of one event", "split");
    }
}
