package tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tracer.ingest.demo.DemoCase;
import tracer.ingest.demo.DemoParameters;
import tracer.job.Progress;
import tracer.problem.BadInput;

final class DemoFolderTest {
    @TempDir Path home;

    private final DemoParameters one = DemoParameters.of(7, 1_500).unsignedForBenchmarks();
    private final DemoParameters other = DemoParameters.of(8, 1_500).unsignedForBenchmarks();

    @Test
    void theSameCaseStaysWhereItIs() throws IOException {
        DemoFolder.Prepared first = prepare(one);
        Path done = Files.writeString(home.resolve("demo/store"), "what was ingested");
        DemoFolder.Prepared again = prepare(one);

        assertThat(first.folder()).isEqualTo(home.resolve("demo/case")).isEqualTo(again.folder());
        assertThat(first.setAside()).isEmpty();
        assertThat(again.setAside()).isEmpty();
        assertThat(done).hasContent("what was ingested");
        assertThat(folders()).containsExactly("demo");
    }

    @Test
    void anotherCaseIsSetAsideWithItsStore() throws IOException {
        prepare(one);
        Files.createDirectories(home.resolve("demo/store"));
        Files.writeString(home.resolve("demo/store/data"), "what was ingested");
        byte[] truth = Files.readAllBytes(home.resolve("demo/case").resolve(DemoCase.TRUTH));
        DemoFolder.Prepared second = prepare(other);

        assertThat(second.setAside()).contains(home.resolve("demo-1"));
        assertThat(home.resolve("demo-1/store/data")).hasContent("what was ingested");
        assertThat(home.resolve("demo-1/case").resolve(DemoCase.TRUTH)).hasBinaryContent(truth);
        assertThat(home.resolve("demo/store")).doesNotExist();
        assertThat(prepare(one).setAside()).contains(home.resolve("demo-2"));
        assertThat(folders()).containsExactly("demo", "demo-1", "demo-2");
    }

    /** As earlier versions left it: the case is ours, the store began with another. */
    @Test
    void aStoreThatNothingSaysIsOfTheCaseIsSetAside() throws IOException {
        prepare(one);
        Files.createDirectories(home.resolve("demo/store"));
        Files.delete(home.resolve("demo/store-of-this-case.txt"));

        assertThat(prepare(one).setAside()).contains(home.resolve("demo-1"));
        assertThat(home.resolve("demo-1/store")).isDirectory();
        assertThat(prepare(one).setAside()).isEmpty();
    }

    /** As when the making of it was interrupted. */
    @Test
    void halfACaseIsReplaced() throws IOException {
        DemoCase.write(home.resolve("demo-new"), other, Progress.SILENT);
        Files.delete(home.resolve("demo-new").resolve(DemoCase.CASE));
        prepare(one);

        assertThat(home.resolve("demo/case").resolve(DemoCase.CASE)).exists();
        assertThat(folders()).containsExactly("demo");
    }

    @Test
    void somebodysOwnFilesAreNotTouched() throws IOException {
        Path own = Files.createDirectory(home.resolve("demo-new")).resolve("thesis.txt");
        Files.writeString(own, "years of work");

        assertThatThrownBy(() -> prepare(one))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("demo-new");
        assertThat(own).hasContent("years of work");
    }

    private DemoFolder.Prepared prepare(DemoParameters parameters) {
        return new DemoFolder(home.resolve("demo")).prepare(parameters, Progress.SILENT);
    }

    private List<String> folders() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
