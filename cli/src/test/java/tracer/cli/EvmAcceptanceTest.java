package tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
    }
}
