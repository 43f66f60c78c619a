package tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tracer.RealData;

/** A full main-net block of Ethereum, as a node told it, through the command into the store. */
class EvmAcceptanceTest {
    @TempDir private Path folder;

    @Test
    void storesABlockOnceAndSaysWhatWasNotSeen() throws Exception {
        Path block = RealData.file("ethereum/jsonrpc/block-19433902.json");
        Path receipts = RealData.file("ethereum/jsonrpc/receipts-19433902.json");
        Shell shell = new Shell(folder);
        String[] command = {
            "ingest", "evm", "--files", block.toString(), receipts.toString(), "--json"
        };

        JsonNode first = shell.succeed(command).json();
        assertThat(first.get("chain").asText()).isEqualTo("ethereum");
        assertThat(first.get("blocks").asInt()).isEqualTo(1);
        assertThat(first.get("transactions").asInt()).isEqualTo(171);
        assertThat(first.get("failed").asInt()).isEqualTo(1);
        assertThat(first.get("callsNotSeen").asInt()).isEqualTo(1);
        assertThat(first.get("openingsKnown").asInt()).as("files tell no balances").isZero();
        assertThat(first.get("openings").asInt()).isPositive();

        JsonNode second = shell.succeed(command).json();
        assertThat(second.get("blocks").asInt()).isZero();
        assertThat(second.get("alreadyStored").asInt()).isEqualTo(1);
        assertThat(shell.run("ingest", "evm", "--files", block.toString(), "--chain", "10").exit())
                .isEqualTo(2);
        tellsATransferToOthers(shell);
    }

    /** The first ERC-20 transfer of the block: 0.099125 of the token at 0xC02a…6Cc2. */
    private void tellsATransferToOthers(Shell shell) throws Exception {
        String seed = "0x8d6b84b11ace6e48c95ae7a229d9d467ead6f122a14fd86aa18c5b8c7665bea7:log-1";
        Path graph = folder.resolve("graph.json");
        JsonNode exported =
                shell.succeed(
                                "export",
                                seed,
                                "--format",
                                "json",
                                "--json",
                                "--out",
                                graph.toString())
                        .json();
        assertThat(exported.get("dataHeight").asInt()).isEqualTo(19_433_902);
        JsonNode edge = new ObjectMapper().readTree(graph.toFile()).get("edges").get(0);
        assertThat(edge.get("reference").asText()).isEqualTo(seed);
        assertThat(edge.get("amount").asText()).isEqualTo("99125000000000000");
        assertThat(edge.get("asset").asText())
                .isEqualTo("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2");
        assertThat(edge.get("evidence").asText()).isEqualTo("claimed");

        Path page = folder.resolve("summary.html");
        shell.succeed("report", seed, "--direction", "back", "--out", page.toString());
        assertThat(Files.readString(page).replaceAll("<[^>]*>", ""))
                .contains("99125000000000000 base units of the token")
                .contains("as the node claims that served the block")
                .contains("Internal transfers were not seen in blocks 19433902");
    }
}
