package tracer.ingest.coinjoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.SourceReport.Skipped;
import tracer.problem.BadInput;

/** Good lines, each way of being wrong, and hostile files. */
final class ScannedFileTest {
    private static final String TX = "ab".repeat(32);
    private static final String BLOCK = "00".repeat(4) + "cd".repeat(28);
    private static final String IN = TX + "-1-900+0014aa+TxWitnessV0Keyhash";
    private static final String OUT = "800+51+TxNonStandard";
    private static final String LINE = line(IN + "}{" + IN, OUT + "}{0+6a01ff+TxNullData");

    @TempDir Path folder;

    @Test
    void readsATransaction() throws IOException {
        List<ScannedSpend> read = new ArrayList<>();
        ScannedFile.Report report = read(LINE + "\r\n\n" + LINE, read);
        assertThat(report.lines()).isEqualTo(2);
        assertThat(report.read()).isEqualTo(2);
        assertThat(report.refused()).isEmpty();
        ScannedSpend spend = read.getFirst();
        assertThat(spend.id()).hasToString(TX);
        assertThat(spend.block()).hasToString(BLOCK);
        assertThat(spend.position()).isEqualTo(17);
        assertThat(spend.time()).hasToString("2024-03-11T01:18:09Z");
        assertThat(spend.spent().getFirst()).hasToString(TX + ":1");
        assertThat(spend.inputs().getFirst().value()).isEqualTo(Sats.of(900));
        assertThat(spend.inputs().getFirst().script()).isEqualTo(Script.ofHex("0014aa"));
        assertThat(spend.outputs()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello|not six fields",
                "a:::b:::c:::d:::e:::f:::g|not six fields",
            })
    void refusesOtherText(String line, String reason) throws IOException {
        assertThat(refused(line)).isEqualTo(reason);
    }

    @Test
    void refusesEachWrongField() throws IOException {
        assertThat(refused(line("x", OUT)))
                .isEqualTo("an input that is not txid-index-value+script+type");
        assertThat(refused(line("", OUT)))
                .isEqualTo("an input that is not txid-index-value+script+type");
        assertThat(refused(line("zz-1-900+00+T", OUT)))
                .isEqualTo("a transaction id that is not 64 hexadecimal digits");
        assertThat(refused(line(TX + "-x-900+00+T", OUT)))
                .isEqualTo("an input's index is not a whole number");
        assertThat(refused(line(TX + "-2147483648-900+00+T", OUT)))
                .isEqualTo("an input's index is too great");
        assertThat(refused(line(TX + "-1-9+T", OUT)))
                .isEqualTo("an input that is not value+script+type");
        assertThat(refused(line(TX + "-1--9+00+T", OUT)))
                .isEqualTo("an input's value is not a whole number");
        assertThat(refused(line(IN, "٣+51+T")))
                .isEqualTo("an output's value is not a whole number");
        assertThat(refused(line(IN, "800+5+T"))).isEqualTo("an output's script is not hexadecimal");
        assertThat(refused(line(IN, "2100000000000001+51+T")))
                .isEqualTo("an output's value is above 21 million bitcoin");
        assertThat(refused(line(IN, "99999999999999999999+51+T")))
                .isEqualTo("an output's value is not a whole number");
        assertThat(refused(line(IN, "901+51+T"))).isEqualTo("outputs above the inputs");
        assertThat(refused(LINE.replace(BLOCK, "00")))
                .isEqualTo("a block hash that is not 64 hexadecimal digits");
        assertThat(refused(LINE.replace(":::1710119889", ":::-1")))
                .isEqualTo("the time is not a whole number");
    }

    @Test
    void countsWhatItRefusesAndReadsOn() throws IOException {
        List<ScannedSpend> read = new ArrayList<>();
        ScannedFile.Report report = read("x\n" + LINE + "\ny\n" + LINE, read);
        assertThat(report.lines()).isEqualTo(4);
        assertThat(report.read()).isEqualTo(2);
        assertThat(report.refused())
                .containsExactly(new Skipped("not six fields", 2, "a file, line 1"));
    }

    /** Seventeen megabytes on one line, and the line after it. */
    @Test
    void passesOverALineThatIsTooLong() throws IOException {
        byte[] endless = new byte[17 << 20];
        Arrays.fill(endless, (byte) 'a');
        endless[endless.length - 1] = '\n';
        List<ScannedSpend> read = new ArrayList<>();
        ScannedFile.Report report =
                ScannedFile.read(
                        new SequenceInputStream(new ByteArrayInputStream(endless), bytes(LINE)),
                        "a file",
                        read::add);
        assertThat(read).hasSize(1);
        assertThat(report.refused())
                .containsExactly(new Skipped("longer than 16 MB", 1, "a file, line 1"));
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63})
    void noChangeOfBytesMakesItFail(long seed) throws IOException {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] line = LINE.getBytes(StandardCharsets.US_ASCII);
            for (int j = 0; j <= random.nextInt(4); j++) {
                line[random.nextInt(line.length)] = (byte) random.nextInt(256);
            }
            List<ScannedSpend> read = new ArrayList<>();
            ScannedFile.Report report =
                    ScannedFile.read(new ByteArrayInputStream(line), "a file", read::add);
            long refused = report.refused().stream().mapToLong(r -> r.count()).sum();
            assertThat(report.read() + refused).isEqualTo(report.lines());
            assertThat(read).hasSize((int) report.read());
        }
    }

    @Test
    void readsAnArchiveInTheOrderOfNames() throws IOException {
        Path zip = folder.resolve("scanned.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : List.of("Scanner/B.txt", "Scanner/A.txt", "Scanner/C.bin")) {
                out.putNextEntry(new ZipEntry(name));
                out.write((LINE + "\nnonsense\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        List<String> labels = new ArrayList<>();
        List<ScannedArchive.Contents> contents =
                ScannedArchive.read(zip, (label, spend) -> labels.add(label));
        assertThat(labels).containsExactly("A", "B");
        assertThat(contents).hasSize(2);
        assertThat(contents.getFirst().lines()).isEqualTo(2);
        assertThat(contents.getFirst().read()).isEqualTo(1);
        assertThat(contents.getFirst().refused().getFirst().example())
                .isEqualTo("Scanner/A.txt, line 2");
    }

    @Test
    void saysThatSomethingIsNoArchive() throws IOException {
        Path file = Files.writeString(folder.resolve("x.zip"), "no zip");
        assertThatThrownBy(() -> ScannedArchive.read(file, (label, spend) -> {}))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("x.zip cannot be read as an archive");
    }

    private static String line(String inputs, String outputs) {
        return String.join(":::", TX, BLOCK, "17", "1710119889", inputs, outputs);
    }

    private static String refused(String line) throws IOException {
        List<ScannedSpend> read = new ArrayList<>();
        ScannedFile.Report report = read(line, read);
        assertThat(read).isEmpty();
        assertThat(report.refused()).hasSize(1);
        return report.refused().getFirst().reason();
    }

    private static ScannedFile.Report read(String text, List<ScannedSpend> sink)
            throws IOException {
        return ScannedFile.read(bytes(text), "a file", sink::add);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
