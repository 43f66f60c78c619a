package tracer.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tracer.flow.Direction;
import tracer.flow.Policy;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Bytes;
import tracer.ledger.OutPoint;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.problem.BadInput;

/** Bundles on disk, also those that somebody prepared. */
class BundleFilesTest {
    private static MemoryLedger ledger = new MemoryLedger(BitcoinChain.MAIN, t -> List.of());

    @TempDir Path home;

    @BeforeAll
    static void read() {
        ledger = MainNetChain.ledger(MainNetChain.blocks());
    }

    private static Bag bag() {
        OutPoint seed =
                OutPoint.of("f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16:1");
        return Bundles.freeze(
                        ledger,
                        new MemoryLabels(),
                        Bundles.question(seed, Direction.FORWARD, Policy.FIFO))
                .bag();
    }

    private Path folder() {
        Path folder = home.resolve("bundle");
        BundleFiles.write(bag(), folder, false);
        return folder;
    }

    @Test
    void folderAndZipAreTheSameBundle() throws IOException {
        Path zip = home.resolve("b.ZIP");
        BundleFiles.write(bag(), zip, false);
        VerificationDocument fromZip = Verifier.verify(zip);

        assertThat(fromZip.verified()).isTrue();
        assertThat(Verifier.verify(folder())).isEqualTo(fromZip);
        try (ZipFile opened = new ZipFile(zip.toFile())) {
            assertThat(opened.stream().map(ZipEntry::getName))
                    .allMatch(n -> n.startsWith("bundle/"))
                    .hasSize(BundleForm.OUTPUTS.paths().size());
            assertThat(
                            opened.getInputStream(opened.getEntry("bundle/data/answer.json"))
                                    .readAllBytes())
                    .isEqualTo(Files.readAllBytes(home.resolve("bundle/data/answer.json")));
        }
    }

    @Test
    void whatIsThereIsNotOverwritten() throws IOException {
        Path folder = folder();
        assertThatThrownBy(() -> BundleFiles.write(bag(), folder, false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("--force");
        BundleFiles.write(bag(), folder, true);
        assertThat(Verifier.verify(folder).verified()).isTrue();
        Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> BundleFiles.write(bag(), folder, true))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("notes.txt");
    }

    @Test
    void anythingElseInTheFolderIsRefused() throws IOException {
        Path folder = folder();
        Path extra = folder.resolve("data/extra.txt");
        Files.writeString(extra, "x");
        assertDifferent(Verifier.verify(folder), "data/extra.txt");
        Files.delete(extra);
        Files.createDirectory(folder.resolve("more"));
        assertDifferent(Verifier.verify(folder), "more");
        Files.delete(folder.resolve("more"));
        Files.delete(folder.resolve("data/labels.txt"));
        assertDifferent(Verifier.verify(folder), "data/labels.txt");
        Files.createDirectory(folder.resolve("data/labels.txt"));
        assertDifferent(Verifier.verify(folder), "data/labels.txt");
    }

    @Test
    void linksAreRefused() throws IOException {
        Path folder = folder();
        Path answer = folder.resolve("data/answer.json");
        Path elsewhere = home.resolve("elsewhere");
        Files.move(answer, elsewhere);
        Files.createSymbolicLink(answer, elsewhere);
        assertDifferent(Verifier.verify(folder), "data/answer.json");
    }

    @Test
    void aLinkedDataFolderIsRefused() throws IOException {
        Path folder = folder();
        Files.move(folder.resolve("data"), home.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("data"), home.resolve("elsewhere"));
        assertDifferent(Verifier.verify(folder), "data");
    }

    @Test
    void zipFilesThatEscapeOrExpandAreRefused() throws IOException {
        for (String name :
                new String[] {"../../evil", "bundle/../../evil", "/etc/passwd", "bundle\\x"}) {
            assertThat(Verifier.verify(zip(Map.of(name, "x"))).verified()).as(name).isFalse();
        }
        Path packed = home.resolve("packed.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(packed))) {
            for (Map.Entry<BundlePath, Bytes> file : bag().files().entrySet()) {
                out.putNextEntry(new ZipEntry("bundle/" + file.getKey()));
                out.write(file.getValue().toArray());
            }
        }
        VerificationDocument d = Verifier.verify(packed);
        assertThat(d.verified()).isFalse();
        assertThat(d.difference().orElse("")).contains("unpack it");
    }

    @Test
    void whatIsNoBundleAtAllIsAMistakeOrADifference() throws IOException {
        assertThatThrownBy(() -> Verifier.verify(home.resolve("nothing")))
                .isInstanceOf(BadInput.class);
        Path empty = Files.createFile(home.resolve("empty.zip"));
        assertThat(Verifier.verify(empty).verified()).isFalse();
        assertThat(Verifier.verify(Files.createDirectory(home.resolve("bare"))).verified())
                .isFalse();
    }

    private Path zip(Map<String, String> entries) throws IOException {
        Path zip = Files.createTempFile(home, "z", ".zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> e : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(e.getKey()));
                out.write(e.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }

    private static void assertDifferent(VerificationDocument d, String place) {
        assertThat(d.verified()).isFalse();
        assertThat(d.place()).contains(place);
    }
}
