package tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tracer.RealData;

/** Single main-net blocks without anything around them. */
class RawBlocksAcceptanceTest {
    @TempDir Path data;

    @Test
    void sixSingleBlocksLieSideBySideInOneStore() throws Exception {
        Shell shell = new Shell(data);
        List<String> several =
                new ArrayList<>(List.of("ingest", "bitcoin", "--json", "--raw-block"));
        for (int height : new int[] {227_836, 300_025, 363_703, 481_815, 481_829}) {
            several.add(file(height));
        }
        shell.succeed(several.toArray(String[]::new));
        Shell.Result unsaid = shell.run("ingest", "bitcoin", "--raw-block", file(227_835));
        assertThat(unsaid.exit()).isEqualTo(2);
        assertThat(unsaid.err()).contains("--height");
        shell.succeed("ingest", "bitcoin", "--raw-block", file(227_835), "--height", "227835");

        assertThat(shell.succeed("status", "--json", "--keep-store", "1").json().get("ranges"))
                .hasToString(
                        "[{\"from\":227835,\"to\":227836},{\"from\":300025,\"to\":300025},"
                                + "{\"from\":363703,\"to\":363703},{\"from\":481815,\"to\":481815},"
                                + "{\"from\":481829,\"to\":481829}]");
    }

    private static String file(int height) {
        return RealData.file("bitcoin/mainnet-blocks/block" + height + ".dat").toString();
    }
}
