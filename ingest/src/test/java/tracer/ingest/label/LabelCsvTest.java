package tracer.ingest.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.attribution.Basis;
import tracer.attribution.Category;
import tracer.attribution.Confidence;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.attribution.Validity;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;

class LabelCsvTest {
    private static final String HEADER = "address,label,category,source\n";
    private static final String KEY = "n2eKCQQvG87ok6Ufv4rQyWbwBfYLaYbPSg";
    private static final String SEGWIT = "bcrt1qeqvajyen0x0un7tp5cdkmkk5lp3qw9sv59qy33";

    private static final String ACCOUNT = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    @TempDir private Path folder;

    @Test
    void readsOneLabelALine() {
        LabelFile file =
                read(
                        HEADER
                                + KEY
                                + ",Exchange A,exchange,subpoena return\n"
                                + SEGWIT
                                + ",Shop,merchant,own purchase\n");

        assertThat(file.labels())
                .containsExactly(
                        label(KEY, "Exchange A", Category.EXCHANGE, "subpoena return"),
                        label(SEGWIT, "Shop", Category.MERCHANT, "own purchase"));
        assertThat(file.rejected()).isEmpty();
        assertThat(file.notes()).isEmpty();
        assertThat(file.allOrNothing()).isEqualTo(file.labels());
    }

    @Test
    void understandsQuotesCommasAndLineBreaksInFields() {
        LabelFile file =
                read(
                        HEADER
                                + KEY
                                + ",\"Smith, \"\"Jo\"\" & Co\",exchange,a\r\n"
                                + SEGWIT
                                + ",\"two\nlines\",other,b\n"
                                + KEY
                                + ",x,nonsense,c\n");

        assertThat(file.labels()).extracting(Label::name).containsExactly("Smith, \"Jo\" & Co");
        assertThat(file.rejected())
                .extracting(LabelFile.Rejected::line)
                .as("a line break within quotes counts as a line")
                .containsExactly(3L, 5L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufeff", "", "\n", "\ufeff\r\n"})
    void takesAByteOrderMarkAndBlankLines(String before) {
        LabelFile file =
                read(
                        before
                                + "\"address\",\"label\",\"category\",\"source\"\n\n   \n,,,\n"
                                + KEY
                                + ",A,service,me\n\n\n");

        assertThat(file.labels()).containsExactly(label(KEY, "A", Category.SERVICE, "me"));
        assertThat(file.rejected()).isEmpty();
    }

    @Test
    void takesColumnsInAnyOrderAndNamesThoseItDoesNotRead() {
        LabelFile file =
                read("Source,category,colour,LABEL,address\n" + "me,mixer,red,M," + KEY + "\n");

        assertThat(file.labels()).containsExactly(label(KEY, "M", Category.MIXER, "me"));
        assertThat(file.notes()).containsExactly("list.csv: columns not read: 'colour'");
    }

    @Test
    void collectsBadLinesWithTheirNumberAndReason() {
        String typo = KEY.replace('Y', 'Z');
        LabelFile file =
                read(
                        HEADER
                                + typo
                                + ",A,exchange,s\n"
                                + KEY
                                + ",B,bank,s\n"
                                + KEY
                                + ",,exchange,s\n"
                                + KEY
                                + ",C,exchange\n"
                                + "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa,D,exchange,s\n"
                                + KEY
                                + ",E\u001b[2J,exchange,s\n"
                                + KEY
                                + ",F,exchange,s\n");

        assertThat(file.labels()).containsExactly(label(KEY, "F", Category.EXCHANGE, "s"));
        assertThat(file.rejected())
                .extracting(LabelFile.Rejected::line)
                .containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(file.rejected().get(0).reason()).contains("checksum");
        assertThat(file.rejected().get(1).reason()).contains("category 'bank'", "exchange");
        assertThat(file.rejected().get(2).reason()).isEqualTo("label is empty");
        assertThat(file.rejected().get(3).reason()).contains("has 3 fields, the header has 4");
        assertThat(file.rejected().get(4).reason()).contains("not one of bitcoin-regtest");
        assertThat(file.rejected().get(5).reason()).contains("label contains a character");
        assertThatThrownBy(file::allOrNothing)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("list.csv: 6 entries cannot be used")
                .hasMessageContaining("--skip-bad")
                .hasMessageContaining("line 3: category 'bank'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "address,label,category\n",
                "address,label,category,source,label\n",
                "n2eKCQQvG87ok6Ufv4rQyWbwBfYLaYbPSg,A,exchange,s\n"
            })
    void refusesAFileWithoutItsHeader(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("list.csv: the first line")
                .hasMessageContaining("address,label,category,source");
    }

    @Test
    void refusesAQuoteThatNeverEnds() {
        assertThatThrownBy(() -> read(HEADER + KEY + ",\"A,exchange,s\n" + KEY + ",B,other,s\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("list.csv, after line 1");
    }

    @Test
    void refusesAnEndlessField() {
        assertThatThrownBy(() -> read(HEADER + KEY + "," + "x".repeat(20_000) + ",exchange,s\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("list.csv, after line 1");
    }

    @Test
    void refusesOtherEncodings() {
        byte[] latin1 =
                (HEADER + KEY + ",Börse,exchange,s\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read(latin1))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void readsFilesAndSaysWhichIsMissing() throws IOException {
        Path file = folder.resolve("l.csv");
        Files.writeString(file, HEADER + KEY + ",Börse,exchange,s\n");

        assertThat(LabelCsv.read(file, BitcoinChain.REGTEST).labels())
                .containsExactly(label(KEY, "Börse", Category.EXCHANGE, "s"));
        assertThatThrownBy(() -> LabelCsv.read(folder.resolve("none.csv"), BitcoinChain.REGTEST))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("none.csv");
    }

    private static LabelFile read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static LabelFile read(byte[] bytes) {
        try {
            return LabelCsv.read(new ByteArrayInputStream(bytes), "list.csv", BitcoinChain.REGTEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Label label(String address, String name, Category category, String source) {
        return new Label(Address.of(address, BitcoinChain.REGTEST), name, category, source);
    }

    @Test
    void optionalColumnsSayWhatALabelRestsOn() {
        LabelFile file =
                read(
                        "address,label,category,source,confidence,author,asserted,valid_from,valid_until,list,chain\n"
                                + KEY
                                + ",A,sanctioned,treasury,authority_data,me,2024-02-26,2022-08-08,2025-03-21,OFAC SDN,\n"
                                + ACCOUNT
                                + ",B,bridge,s,,,,,,,ethereum\n"
                                + ACCOUNT
                                + ",C,bridge,s,,,,,,,\n"
                                + ACCOUNT
                                + ",D,bridge,s,,,,,,,evm\n"
                                + "x,E,bridge,s,,,,,,,tron\n");

        assertThat(file.rejected()).isEmpty();
        assertThat(file.skipped()).containsExactly(new LabelFile.Count("network TRON", 1));
        assertThat(file.labels())
                .containsExactly(
                        label(KEY, "A", Category.SANCTIONED, "treasury")
                                .withBasis(
                                        new Basis(
                                                Confidence.AUTHORITY_DATA,
                                                Optional.of("me"),
                                                day("2024-02-26"),
                                                new Validity(
                                                        Optional.of("OFAC SDN"),
                                                        day("2022-08-08"),
                                                        day("2025-03-21")))),
                        new Label(
                                LabelSubject.of(EvmChain.ETHEREUM, EvmAddress.of(ACCOUNT)),
                                "B",
                                Category.BRIDGE,
                                "s"),
                        unspecified("C"),
                        unspecified("D"));
    }

    @Test
    void collectsBadOptionalFields() {
        LabelFile file =
                read(
                        "address,label,category,source,confidence,asserted,valid_from,valid_until,chain\n"
                                + KEY
                                + ",A,other,s,sure,,,,\n"
                                + KEY
                                + ",A,other,s,,1.2.2024,,,\n"
                                + KEY
                                + ",A,other,s,,,2024-02-30,,\n"
                                + KEY
                                + ",A,other,s,,,2024-02-02,2024-02-01,\n"
                                + KEY
                                + ",A,other,s,,,,,ethereum\n"
                                + "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD,A,other,s,,,,,\n"
                                + KEY
                                + ","
                                + "x".repeat(1_001)
                                + ",other,s,,,,,\n");

        assertThat(file.labels()).isEmpty();
        assertThat(file.rejected().stream().map(LabelFile.Rejected::reason))
                .satisfiesExactly(
                        r -> assertThat(r).startsWith("confidence 'sure' is not one of"),
                        r -> assertThat(r).startsWith("asserted: '1.2.2024' is not a day such as"),
                        r -> assertThat(r).startsWith("valid_from: there is no day '2024-02-30'"),
                        r -> assertThat(r).startsWith("it cannot end (2024-02-01) before"),
                        r -> assertThat(r).contains("0x and 40", "the currency ethereum"),
                        r -> assertThat(r).contains("EIP-55"),
                        r -> assertThat(r).startsWith("label has 1001 characters"));
    }

    private static Optional<LocalDate> day(String text) {
        return Optional.of(LocalDate.parse(text));
    }

    private static Label unspecified(String name) {
        return new Label(
                LabelSubject.ofUnspecifiedChain(EvmAddress.of(ACCOUNT)),
                name,
                Category.BRIDGE,
                "s");
    }

    @Test
    void namesNothingItDidNotRead() {
        assertThat(read(HEADER).labels()).isEqualTo(List.of());
    }
}
