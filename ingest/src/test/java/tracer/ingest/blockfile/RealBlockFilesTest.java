package tracer.ingest.blockfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tracer.bitcoin.BlockFormat;
import tracer.bitcoin.BlockScan;
import tracer.bitcoin.Origin;
import tracer.compact.CompactBlock;
import tracer.compact.CompactChain;
import tracer.compact.CompactChainBuilder;
import tracer.job.Progress;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.HeightRange;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;

/** Files that Bitcoin Core wrote, and main net's first blocks. */
class RealBlockFilesTest {
    @Test
    void readsWhatACoreNodeWroteTogetherWithWhatItClaims() throws IOException {
        try (BlockFiles files = BlockFiles.open(RealData.coreRegtest(), Progress.SILENT);
                BufferedReader json =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(
                                                Files.newInputStream(RealData.coreRegtestJson())),
                                        StandardCharsets.UTF_8))) {
            ObjectMapper mapper = new ObjectMapper();
            assertThat(files.chain()).isEqualTo(BitcoinChain.REGTEST);
            assertThat(files.available()).containsExactly(new HeightRange(0, 622));
            int transactions = 0;
            int claims = 0;
            for (int height = 0; height <= 622; height++) {
                ArrivedBlock arrived = files.blockAt(height);
                JsonNode node = mapper.readTree(json.readLine());
                assertThat(arrived.block().hash()).hasToString(node.get("hash").textValue());
                assertThat(arrived.block().height()).isEqualTo(node.get("height").intValue());
                assertThat(files.headerAt(height)).isEqualTo(arrived.block().header());
                assertThat(arrived.claimed()).isEqualTo(previousOutputs(node));
                assertThat(ids(arrived.block())).isEqualTo(ids(node));
                transactions += arrived.block().transactions().size();
                claims += arrived.claimed().size();
            }
            assertThat(json.readLine()).isNull();
            assertThat(transactions).isEqualTo(3_124);
            assertThat(claims).isEqualTo(4_031);
            assertThat(files.report().blocks()).isEqualTo(623);
            assertThat(files.report().bytes()).isEqualTo(984_589);
            assertThat(files.report().skipped()).isEmpty();
            assertThat(files.report().notes()).isEmpty();
        }
    }

    @Test
    void claimsAreFoundFromAnyHeight() {
        try (BlockFiles all = BlockFiles.open(RealData.coreRegtest(), Progress.SILENT);
                BlockFiles backwards = BlockFiles.open(RealData.coreRegtest(), Progress.SILENT)) {
            Map<Integer, Map<OutPoint, Output>> claims = new HashMap<>();
            for (int height = 300; height <= 622; height++) {
                claims.put(height, all.blockAt(height).claimed());
            }
            for (int height = 622; height >= 300; height--) {
                assertThat(backwards.blockAt(height).claimed()).isEqualTo(claims.get(height));
            }
        }
    }

    @Test
    void blocksInArraysSayWhatBlocksSay() {
        for (Path directory : List.of(RealData.coreRegtest(), RealData.genesisRun())) {
            CompactChainBuilder values = new CompactChainBuilder();
            CompactChainBuilder arrays = new CompactChainBuilder();
            try (BlockFiles files = BlockFiles.open(directory, Progress.SILENT)) {
                HeightRange all = files.available().getFirst();
                for (int height = all.from(); height <= all.to(); height++) {
                    values.add(files.blockAt(height));
                    CompactBlock block = files.compactAt(height);
                    assertThat(block.claimedTime()).isEqualTo(files.headerAt(height).claimedTime());
                    arrays.add(block);
                }
            }
            assertSame(arrays.chain(), values.chain());
        }
    }

    private static void assertSame(CompactChain chain, CompactChain expected) {
        assertThat(chain.transactions()).isEqualTo(expected.transactions()).isPositive();
        assertThat(chain.inputs()).isEqualTo(expected.inputs());
        assertThat(chain.outputs()).isEqualTo(expected.outputs());
        assertThat(chain.scripts()).isEqualTo(expected.scripts());
        assertThat(IntStream.range(0, chain.transactions()))
                .allSatisfy(
                        t -> assertThat(transaction(chain, t)).isEqualTo(transaction(expected, t)));
        assertThat(IntStream.range(0, chain.inputs()))
                .allSatisfy(i -> assertThat(input(chain, i)).isEqualTo(input(expected, i)));
        assertThat(IntStream.range(0, chain.outputs()))
                .allSatisfy(o -> assertThat(chain.output(o)).isEqualTo(expected.output(o)));
        assertThat(IntStream.range(0, chain.scripts()))
                .allSatisfy(s -> assertThat(chain.type(s)).isEqualTo(expected.scriptOf(s).type()));
    }

    private static List<Object> transaction(CompactChain c, int tx) {
        return List.of(
                c.id(tx),
                c.height(tx),
                c.position(tx),
                c.version(tx),
                c.lockTime(tx),
                c.strippedSize(tx),
                c.inputCount(tx),
                c.outputCount(tx));
    }

    private static List<Object> input(CompactChain c, int input) {
        return List.of(c.funding(input), c.spent(input), c.sequence(input));
    }

    @Test
    void readsMainNetsFirstBlocks() {
        try (BlockFiles files = BlockFiles.open(RealData.genesisRun(), Progress.SILENT)) {
            assertThat(files.chain()).isEqualTo(BitcoinChain.MAIN);
            assertThat(files.available()).containsExactly(new HeightRange(0, 4_312));
            int transactions = 0;
            for (int height = 0; height <= 4_312; height++) {
                Block block = files.blockAt(height).block();
                BlockScan scan = files.scanAt(height);
                assertThat(scan.merkleTree().root()).isEqualTo(block.header().merkleRoot());
                transactions += scan.transactions();
                if (height == 170) {
                    Transaction first = block.transactions().get(1);
                    assertThat(first.id())
                            .isEqualTo(
                                    TxId.of(
                                            "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16"));
                    assertThat(first.outputs())
                            .extracting(Output::value)
                            .containsExactly(Sats.ofBtc("10"), Sats.ofBtc("40"));
                }
            }
            assertThat(transactions).isEqualTo(4_371);
            assertThat(files.report().notes())
                    .singleElement()
                    .asString()
                    .contains("not claimed for 43 blocks: no rev*.dat", "height 170");
        }
    }

    @Test
    void agreesWithBitcoinjOnEveryBlock() {
        assertThat(compareWithBitcoinj(RealData.coreRegtest())).isEqualTo(623);
        assertThat(compareWithBitcoinj(RealData.genesisRun())).isEqualTo(4_313);
    }

    private static int compareWithBitcoinj(Path directory) {
        BlockListing listing = BlockListing.of(directory);
        BitcoinChain chain = BlockIndexing.detect(listing);
        HeaderIndex index = BlockIndexing.of(listing, chain, Progress.SILENT).index();
        try (DataFile file = new DataFile(listing.files().getFirst(), listing.obfuscation())) {
            for (int i = 0; i < index.count(); i++) {
                byte[] bytes = new byte[index.place(i).size()];
                file.read(index.place(i).offset(), bytes, 0, bytes.length);
                Block ours = BlockFormat.parse(bytes, Origin.of("block " + i)).at(i);
                BitcoinjComparison.assertSame(ours, bytes, chain);
            }
        }
        return index.count();
    }

    private static List<String> ids(Block block) {
        return block.transactions().stream().map(t -> t.id().toString()).toList();
    }

    private static List<String> ids(JsonNode block) {
        List<String> ids = new ArrayList<>();
        block.get("tx").forEach(tx -> ids.add(tx.get("txid").textValue()));
        return ids;
    }

    private static Map<OutPoint, Output> previousOutputs(JsonNode block) {
        Map<OutPoint, Output> all = new HashMap<>();
        for (JsonNode tx : block.get("tx")) {
            for (JsonNode in : tx.get("vin")) {
                if (in.has("prevout")) {
                    all.put(
                            new OutPoint(
                                    TxId.of(in.get("txid").textValue()), in.get("vout").intValue()),
                            new Output(
                                    Sats.ofBtc(in.get("prevout").get("value").decimalValue()),
                                    Script.ofHex(
                                            in.get("prevout")
                                                    .get("scriptPubKey")
                                                    .get("hex")
                                                    .textValue())));
                }
            }
        }
        return all;
    }
}
