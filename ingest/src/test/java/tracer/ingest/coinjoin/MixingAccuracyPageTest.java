package tracer.ingest.coinjoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tracer.RealData;
import tracer.accuracy.AgreementTable;

/**
 * The measured parts of docs/accuracy-mixing.md are what the code measures. With {@code
 * -Dtracer.snapshot=write} they are written anew.
 */
final class MixingAccuracyPageTest {
    private static final Path PAGE = Path.of("../docs/accuracy-mixing.md");

    @Test
    void saysWhatIsMeasured() throws IOException {
        CoinJoinAgreement measured =
                CoinJoinAgreement.of(
                        List.of(
                                RealData.file("bitcoin/coinjoin/whirlpool_202403.zip"),
                                RealData.file("bitcoin/coinjoin/wasabi_202405.zip")));
        String page = Files.readString(PAGE);
        String now = with(page, "files", files(measured));
        now = with(now, "agreement", AgreementTable.overview(measured.agreements()));
        now = with(now, "reasons", AgreementTable.reasons(measured.agreements()));
        now = with(now, "lineage", lineage(measured));
        now = with(now, "blocks", MainNetBlocks.markdown());
        if ("write".equals(System.getProperty("tracer.snapshot"))) {
            Files.writeString(PAGE, now);
        } else {
            assertThat(page).isEqualTo(now);
        }
    }

    private static String files(CoinJoinAgreement measured) {
        StringBuilder out =
                new StringBuilder("| label | lines | read | refused |\n|---|---:|---:|---:|\n");
        for (ScannedArchive.Contents c : measured.contents()) {
            out.append(
                    "| %s | %d | %d | %d |\n"
                            .formatted(c.label(), c.lines(), c.read(), c.lines() - c.read()));
        }
        return out.toString();
    }

    private static String lineage(CoinJoinAgreement measured) {
        StringBuilder out =
                new StringBuilder(
                        "| label | detector | grade | lineage | transactions |\n|---|---|---:|---|---:|\n");
        measured.lineages().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> out.append("| %s | %d |\n".formatted(e.getKey(), e.getValue())));
        return out.toString();
    }

    /** The page with another text between two marks. */
    private static String with(String page, String name, String text) {
        String begin = "<!-- measured: %s -->\n".formatted(name);
        String end = "<!-- end -->";
        int from = page.indexOf(begin);
        assertThat(from).as("mark %s in the page", name).isNotNegative();
        int to = page.indexOf(end, from);
        return page.substring(0, from + begin.length()) + text + page.substring(to);
    }
}
