package tracer.ingest.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tracer.attribution.Category;
import tracer.attribution.Confidence;
import tracer.attribution.Label;
import tracer.ledger.BitcoinChain;
import tracer.problem.BadInput;

/** Files of every form as they lie on a disk, sound and hostile. */
class LabelFilesTest {
    private static final String GENESIS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    private static final String ACCOUNT = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    @TempDir Path folder = Path.of("");

    private final List<Label> labels = new ArrayList<>();

    @Test
    void aTableWithOtherNamesIsMappedAndFilledUp() throws IOException {
        LabelReport report =
                read(
                        "wallets.csv",
                        "Wallet,Owner,Notes\n" + GENESIS + ",Satoshi,hm\n",
                        Map.of("address", "Wallet", "label", "owner"),
                        Map.of("category", "other", "source", "Case 7", "confidence", "forensic"));
        assertThat(labels)
                .singleElement()
                .satisfies(l -> {
                    assertThat(l.name()).isEqualTo("Satoshi");
                    assertThat(l.source()).isEqualTo("Case 7");
                    assertThat(l.confidence()).isEqualTo(Confidence.FORENSIC);
                });
        assertThat(report.notes()).containsExactly("columns not read: 'notes'");
        assertThat(report.labels()).isEqualTo(1);
        assertThat(report.accepted()).isEqualTo(Map.of(Confidence.FORENSIC, 1L));
        assertThat(report.sha256()).hasSize(64);
    }

    @Test
    void aColumnThatIsMappedMustBeThere() {
        assertThatThrownBy(() ->
                        read(
                                "wallets.csv",
                                "address,label,category,source\n",
                                Map.of("label", "Owner"),
                                Map.of()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no column 'Owner'");
    }

    @Test
    void aPlainListNeedsItsCurrencyAndSource() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("sanctioned_addresses_USDT.txt"),
                        "\uFEFF# mirror\n" + ACCOUNT + "\n\nTRYL7PKCG4b4xRCM554Q5J6o8f1UjUmfnY\n");
        assertThatThrownBy(() -> files(LabelFormat.ADDRESSES, Map.of()).read(file, labels::add))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("--set label");
        Map<String, String> fixed =
                Map.of("label", "Listed", "source", "mirror", "category", "sanctioned");
        assertThatThrownBy(() -> files(LabelFormat.ADDRESSES, fixed).read(file, labels::add))
                .hasMessageContaining("--currency");
        Map<String, String> all = new HashMap<>(fixed);
        all.put("chain", "USDT");
        LabelReport report = files(LabelFormat.ADDRESSES, all).read(file, labels::add);
        assertThat(labels)
                .singleElement()
                .satisfies(l -> {
                    assertThat(l.category()).isEqualTo(Category.SANCTIONED);
                    assertThat(l.subject().scope()).startsWith("one-of:ethereum,");
                });
        assertThat(report.skipped()).extracting(LabelFile.Count::count).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({
        "a.json,'{\"a\": 1}',no event",
        "a.json,'{\"Event\": ',not JSON",
        "a.csv,'x,y',no column 'address'",
        "a.csv,'address;label;category;source\n',separated by semicolons; save it with commas",
        "a.csv,'address\tlabel\tcategory\tsource\n',separated by tabs",
        "a.yaml,'a: [1, 2]',no tag pack",
        "a.yaml,'title: t\ncreator: c\ntags: [{label: l}]\nsource: late',behind the list of tags",
        "a.xml,'<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Sanctions>&x;</Sanctions>',document type",
        "a.txt,'x',--format",
    })
    void whatIsNoSuchFileIsRefusedWithItsName(String name, String text, String message) {
        assertThatThrownBy(() -> read(name, text, Map.of(), Map.of()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message)
                .hasMessageContaining(name);
        assertThat(labels).isEmpty();
    }

    @Test
    void ofAFolderNoLinkIsFollowed(@TempDir Path outside) throws IOException {
        String table = "address,label,category,source\n" + GENESIS + ",S,other,s\n";
        Files.writeString(outside.resolve("secret.csv"), table);
        Files.writeString(folder.resolve("a.csv"), table);
        Files.createSymbolicLink(folder.resolve("b.csv"), outside.resolve("secret.csv"));
        Files.createSymbolicLink(folder.resolve("c"), outside);
        LabelReport report = files(null, Map.of()).read(folder, labels::add);
        assertThat(labels).hasSize(1);
        assertThat(report.notes())
                .satisfiesExactly(
                        n -> assertThat(n).contains("b.csv: not read, a symbolic link"),
                        n -> assertThat(n).contains("/c: not read, a symbolic link"));
    }

    private LabelReport read(
            String name, String text, Map<String, String> columns, Map<String, String> fixed)
            throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return new LabelFiles(
                        new LabelTerms(
                                BitcoinChain.MAIN,
                                Optional.empty(),
                                Optional.empty(),
                                columns,
                                fixed))
                .read(file, labels::add);
    }

    private static LabelFiles files(@Nullable LabelFormat format, Map<String, String> fixed) {
        return new LabelFiles(
                new LabelTerms(
                        BitcoinChain.MAIN,
                        Optional.ofNullable(format),
                        Optional.empty(),
                        Map.of(),
                        fixed));
    }
}
