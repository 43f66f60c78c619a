package tracer.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import tracer.RealData;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;

/**
 * How far the default rule agrees with another scanner on real main-net transactions (crocs-muni,
 * pets26_coinjoin_analysis, MIT). Its labels are no truth: this is agreement, not accuracy. All
 * detectors and reasons: docs/accuracy-mixing.md.
 */
final class CoinJoinAgreementTest {
    @Test
    void recognisesEveryWhirlpoolMixOfMarch2024() throws IOException {
        assertThat(detected("whirlpool_202403.zip", "Scanner/SamouraiCoinJoins.txt"))
                .isEqualTo(Map.of("whirlpool v1", 1_403));
    }

    /** The archive is named after May 2024, but its stamps are of August 2021. */
    @Test
    void recognises194Of196WasabiRoundsOfAugust2021() throws IOException {
        // The two others are rounds of Wasabi 1, with 46 of 89 and 49 of 95 outputs equal.
        assertThat(detected("wasabi_202405.zip", "Scanner/WasabiCoinJoins.txt"))
                .isEqualTo(
                        Map.of(
                                "equal-outputs v1",
                                4,
                                "wasabi-1.0 v1",
                                6,
                                "wasabi-2 v1",
                                184,
                                "none",
                                2));
    }

    /** 151 of the list are mixes, by another rule than the list's; two are Tx0s. */
    @Test
    void takes153Of900ListedTx0sForCoinJoins() throws IOException {
        assertThat(detected("whirlpool_202403.zip", "Scanner/SamouraiTx0s.txt"))
                .isEqualTo(Map.of("whirlpool v1", 151, "equal-outputs v1", 2, "none", 747));
    }

    /** Lines of {@code txid:::block:::position:::time:::inputs:::outputs}, parts set off by }{. */
    private static Map<String, Integer> detected(String archive, String entry) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        try (ZipFile zip = new ZipFile(RealData.file("bitcoin/coinjoin/" + archive).toFile());
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        zip.getInputStream(zip.getEntry(entry)),
                                        StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> CollaborativeSpend.of(transaction(line.split(":::", -1))))
                    .forEach(answer -> counts.merge(name(answer), 1, Integer::sum));
        }
        return counts;
    }

    private static PlacedTransaction transaction(String[] fields) {
        SpendFixture t = new SpendFixture(Long.parseLong(fields[3]));
        for (String in : fields[4].split("}\\{", -1)) {
            String[] parts = in.split("[-+]", -1);
            t.from(Script.ofHex(parts[3]), Long.parseLong(parts[2]));
        }
        for (String out : fields[5].split("}\\{", -1)) {
            String[] parts = out.split("\\+", -1);
            t.to(Script.ofHex(parts[1]), Long.parseLong(parts[0]));
        }
        return t.build();
    }

    private static String name(CollaborativeSpend answer) {
        return switch (answer) {
            case CollaborativeSpend.Collaborative c -> c.detector().toString();
            case CollaborativeSpend.NotCollaborative n -> "none";
            case CollaborativeSpend.Undecided u -> "undecided";
        };
    }
}
