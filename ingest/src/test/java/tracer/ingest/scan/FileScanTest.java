package tracer.ingest.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.ingest.scan.Finding.Check;
import tracer.ingest.scan.Finding.Encoding;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.problem.BadInput;

class FileScanTest {
    private static final String GENESIS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";

    @TempDir Path folder = Path.of("");

    /** Addresses from the BIPs, EIP-55, and public tag packs of graphsense. */
    @ParameterizedTest
    @CsvSource({
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa,bitcoin,CHECKSUM",
        "3NDzzVxiLBUs1WPvVGRfCYDTAD2Ua2PvW4,bitcoin,CHECKSUM",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4,bitcoin,CHECKSUM",
        "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4,bitcoin,CHECKSUM",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0,bitcoin,CHECKSUM",
        "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx,bitcoin-testnet,CHECKSUM",
        "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn,bitcoin-testnet,CHECKSUM",
        "TRYL7PKCG4b4xRCM554Q5J6o8f1UjUmfnY,tron,CHECKSUM",
        "t1ZmpK4QFcvyQZ3ghTgSboBW8b4HgiZHQF9,zcash,CHECKSUM",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed,evm,LETTER_CASE",
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed,evm,NO_CHECKSUM",
        "0XDE709F2102306220921060314715629080E2FB77,evm,NO_CHECKSUM",
        "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b,bitcoin,CANDIDATE_ID",
        "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060,evm,CANDIDATE_ID",
    })
    void knowsAddressesOfManyNetworks(String text, String network, Check check) throws IOException {
        assertThat(scan("pay to=" + text + ", now"))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.text()).isEqualTo(text);
                    assertThat(f.networks().getFirst()).isEqualTo(network);
                    assertThat(f.check()).isEqualTo(check);
                    assertThat(f.offset()).isEqualTo(7);
                    assertThat(f.line()).isEqualTo(1);
                    assertThat(f.encoding()).isEqualTo(Encoding.BYTES);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
                "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
                "bc1QW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
                "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "x1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNax",
            })
    void whatFailsItsCheckIsNoAddress(String text) throws IOException {
        assertThat(scan("(" + text + ")")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-8", "ISO-8859-15"})
    void readsWhateverEncodingWithItsOffsetAndLine(String charset) throws IOException {
        String before = "Grüße\n2. Zeile: ";
        byte[] head = before.getBytes(Charset.forName(charset));
        List<Finding> found = scan((before + GENESIS + "\r\n").getBytes(Charset.forName(charset)));
        assertThat(found)
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.text()).isEqualTo(GENESIS);
                    assertThat(f.offset()).isEqualTo(head.length);
                    assertThat(f.line()).isEqualTo(2);
                });
    }

    @Test
    void readsUtf16AtAnOddPlaceAmongOtherBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {1, (byte) 0xff, 7});
        bytes.write(GENESIS.getBytes(StandardCharsets.UTF_16LE));
        bytes.write(new byte[] {(byte) 0xfe, 1});
        assertThat(scan(bytes.toByteArray()))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.offset()).isEqualTo(3);
                    assertThat(f.encoding()).isEqualTo(Encoding.UTF_16_LE);
                });
    }

    /** Seed 20240229: wherever a buffer ends, the same is found. */
    @Test
    void findsAllInRandomBytesAcrossBuffers() throws IOException {
        Random random = new Random(20240229);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Long> offsets = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            byte[] noise = new byte[random.nextInt(40_000)];
            random.nextBytes(noise);
            bytes.write(noise);
            bytes.write(i % 2 == 0 ? '\n' : '"');
            offsets.add((long) bytes.size());
            bytes.write(GENESIS.getBytes(StandardCharsets.US_ASCII));
            bytes.write(' ');
        }
        assertThat(scan(bytes.toByteArray()))
                .extracting(Finding::offset)
                .containsExactlyElementsOf(offsets);
    }

    @Test
    void aLineOfMegabytesIsPassedThrough() throws IOException {
        String run = "a".repeat(3_000_000);
        assertThat(scan(run + " " + GENESIS + " " + run))
                .singleElement()
                .satisfies(f -> assertThat(f.offset()).isEqualTo(3_000_001L));
    }

    @Test
    void goesThroughFoldersInOrderAndFollowsNoLink(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("secret.txt"), GENESIS);
        Files.createDirectories(folder.resolve("b/deep"));
        Files.writeString(folder.resolve("b/deep/1.txt"), GENESIS);
        Files.writeString(folder.resolve("a.txt"), "\n\n" + GENESIS);
        Files.createSymbolicLink(folder.resolve("c"), outside);
        Files.createSymbolicLink(folder.resolve("d.txt"), outside.resolve("secret.txt"));
        List<Finding> found = new ArrayList<>();
        FileScan.Report report = scan(folder, found);
        assertThat(found)
                .extracting(f -> folder.relativize(f.file()).toString() + ":" + f.line())
                .containsExactly("a.txt:3", "b/deep/1.txt:1");
        assertThat(report.links()).isEqualTo(2);
        assertThat(report.files()).isEqualTo(2);
        assertThat(report.bytes()).isEqualTo(2 * 34 + 2);
        assertThat(report.unread()).isEmpty();
        assertThat(report.isWhole()).isTrue();
    }

    @Test
    void saysThatItWasStopped() throws IOException {
        Files.writeString(folder.resolve("a.txt"), GENESIS);
        FileScan.Report report = new FileScan(Progress.SILENT, () -> true).scan(folder, f -> {});
        assertThat(report.isWhole()).isFalse();
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> scan(folder.resolve("none"), new ArrayList<>()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("none");
    }

    private List<Finding> scan(String text) throws IOException {
        return scan(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Finding> scan(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("file.bin"), bytes);
        List<Finding> found = new ArrayList<>();
        assertThat(scan(file, found).bytes()).isEqualTo(bytes.length);
        return found;
    }

    private static FileScan.Report scan(Path path, List<Finding> to) {
        return new FileScan(Progress.SILENT, Cancellation.NEVER).scan(path, to::add);
    }
}
