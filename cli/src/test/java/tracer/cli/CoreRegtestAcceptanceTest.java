package tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tracer.RealData;
import tracer.digest.LedgerDigest;
import tracer.entity.Clustering;
import tracer.entity.CoSpend;
import tracer.ingest.blockfile.BlockFiles;
import tracer.ingest.chain.Asked;
import tracer.ingest.chain.Ingestion;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.memory.MemoryLedger;

/**
 * A recorded network of a real node, from its block files and from its JSON, through the command.
 */
class CoreRegtestAcceptanceTest {
    @TempDir Path temp;

    @Test
    void blockFilesAndJsonAndMemoryGiveOneDigest() throws Exception {
        Path blocks = RealData.folder("bitcoin/core-regtest/blocks");
        Path json = RealData.file("bitcoin/core-regtest/blocks.ndjson.gz");
        Shell fromFiles = shell("files");

        JsonNode ingested =
                fromFiles
                        .succeed("ingest", "bitcoin", "--blocks", blocks.toString(), "--json")
                        .json();
        assertThat(ingested.get("blocks").asInt()).isEqualTo(623);
        assertThat(ingested.get("transactions").asInt()).isEqualTo(3_124);
        assertThat(ingested.get("inputs").asInt()).isEqualTo(4_031);
        assertThat(ingested.get("skipped")).isEmpty();

        Shell fromJson = shell("json");
        fromJson.succeed("ingest", "bitcoin", "--core-json", json.toString());
        assertThat(digest(fromJson))
                .isEqualTo(digest(fromFiles))
                .isEqualTo(digestInMemory(blocks, Asked.ALL));
    }

    @Test
    void startingInTheMiddleGivesOneDigestToo() throws Exception {
        Path blocks = RealData.folder("bitcoin/core-regtest/blocks");
        Path json = RealData.file("bitcoin/core-regtest/blocks.ndjson.gz");
        Shell fromFiles = shell("files");
        Shell fromJson = shell("json");

        fromFiles.succeed("ingest", "bitcoin", "--blocks", blocks.toString(), "--from", "300");
        fromJson.succeed("ingest", "bitcoin", "--core-json", json.toString(), "--from", "300");
        assertThat(digest(fromJson))
                .isEqualTo(digest(fromFiles))
                .isEqualTo(digestInMemory(blocks, Asked.from(300)));

        fromFiles.succeed("ingest", "bitcoin", "--blocks", blocks.toString());
        assertThat(digest(fromFiles))
                .as("what was filled in later is as if it had come in order")
                .isEqualTo(digestInMemory(blocks, Asked.ALL));
    }

    /** A rule for change with one false edge on this data, from the wrong merge to its undoing. */
    @Test
    void aWrongMergeIsExplainedAndLeftOut() throws Exception {
        Path blocks = RealData.folder("bitcoin/core-regtest/blocks");
        Shell shell = shell("entities");
        shell.succeed("ingest", "bitcoin", "--blocks", blocks.toString(), "--keep-store", "600");
        JsonNode computed =
                shell.succeed(
                                "entities",
                                "compute",
                                "--change",
                                "unique(not-round-3)",
                                "--json",
                                "--keep-store",
                                "600")
                        .json();
        assertThat(computed.get("merges").asInt()).isEqualTo(1_927);
        assertThat(computed.get("settings").asText())
                .isEqualTo("threshold 50 large 1000 change unique(not-round-3)");
        WrongMerge wrong = WrongMerge.find(blocks);
        JsonNode why =
                shell.succeed(
                                "entity",
                                "why",
                                wrong.from(),
                                wrong.to(),
                                "--json",
                                "--keep-store",
                                "600")
                        .json();
        assertThat(why.get("answer").asText()).isEqualTo("joined");
        assertThat(why.get("grade").asInt()).isEqualTo(50);
        assertThat(why.get("steps").findValuesAsText("txid")).contains(wrong.txid());
        JsonNode without =
                shell.succeed(
                                "entity",
                                "without",
                                wrong.from(),
                                "--tx",
                                wrong.txid(),
                                "--json",
                                "--keep-store",
                                "600")
                        .json();
        assertThat(without.get("totalParts").asInt()).isEqualTo(2);
        shell.succeed(
                "entities",
                "rule",
                wrong.txid(),
                "--leave-out",
                "--why",
                "paid back",
                "--by",
                "analyst",
                "--keep-store",
                "600");
        JsonNode apart =
                shell.succeed(
                                "entity",
                                "why",
                                wrong.from(),
                                wrong.to(),
                                "--json",
                                "--keep-store",
                                "600")
                        .json();
        assertThat(apart.get("answer").asText()).isEqualTo("apart");
        JsonNode since =
                shell.succeed("entity", "since", wrong.to(), "300", "--json", "--keep-store", "600")
                        .json();
        since.get("joinings").forEach(j -> assertThat(j.get("height").asInt()).isGreaterThan(300));
        assertThat(shell.succeed("entities", "held", "--keep-store", "1").out())
                .contains("left-out", "paid back", "analyst");
    }

    private Shell shell(String name) throws IOException {
        return new Shell(Files.createDirectory(temp.resolve(name)));
    }

    private static String digest(Shell shell) throws Exception {
        return shell.succeed("status", "--digest", "--json", "--keep-store", "1")
                .json()
                .get("ledger")
                .asText();
    }

    private static String digestInMemory(Path blocks, Asked asked) {
        MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        try (BlockFiles source = BlockFiles.open(blocks, Progress.SILENT)) {
            new Ingestion(ledger, ledger, Progress.SILENT, Cancellation.NEVER).run(source, asked);
        }
        new Clustering(ledger, ledger).recompute(Progress.SILENT, Cancellation.NEVER);
        return LedgerDigest.of(ledger, ledger, Progress.SILENT).toString();
    }
}
