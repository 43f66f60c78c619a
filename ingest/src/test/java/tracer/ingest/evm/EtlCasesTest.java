package tracer.ingest.evm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tracer.account.AccountBlock;
import tracer.account.AccountTransaction;
import tracer.account.AccountTransaction.Outcome;
import tracer.account.Seen;
import tracer.account.Transfer;
import tracer.account.TransferKind;
import tracer.ingest.json.JsonValue;
import tracer.job.Progress;
import tracer.ledger.BlockHash;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.Hash32;
import tracer.ledger.HeightRange;
import tracer.ledger.TxId;

/** Node answers with the rows that ethereum-etl, another reader of them, expects. */
class EtlCasesTest {
    private static final EvmRules RULES = EvmRules.of(EvmChain.ETHEREUM, Set.of());
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "47218, 0xb872, 2",
        "47219, 0xb873, 2",
    })
    void blocksAndTransactions(int height, String hex, int transactions) {
        String folder = "etl-cases/test_export_blocks_job/blocks_with_transactions/";
        JsonValue block =
                RealAnswers.result(
                        folder + "web3_response.eth_getBlockByNumber_%s_true.json".formatted(hex));
        BlockHead head = BlockHead.read(block, RULES);
        List<String> row =
                RealAnswers.rows(folder + "expected_blocks.csv").stream()
                        .filter(r -> r.getFirst().equals(Integer.toString(height)))
                        .findFirst()
                        .orElseThrow();
        assertThat("0x" + head.name().hash()).isEqualTo(row.get(1));
        assertThat("0x" + head.parent()).isEqualTo(row.get(2));
        assertThat("0x" + head.maker().key()).isEqualTo(row.get(9));
        assertThat(head.gasUsed()).isEqualTo(row.get(15));
        assertThat(head.time()).isEqualTo(Long.parseLong(row.get(16)));
        assertThat(head.baseFee()).isEmpty();
        assertThat(head.isMined()).isTrue();
        assertThat(head.isRecomputed()).as("the hash of the header").isTrue();

        // These cases come without receipts; transactions that succeeded are made up for them.
        AccountBlock read =
                BlockReading.read(
                        new BlockParts(
                                block, receipts(block), new BlockParts.TraceJson.None("none")),
                        EvmChain.ETHEREUM,
                        RULES,
                        new Tally());
        List<List<String>> rows =
                RealAnswers.rows(folder + "expected_transactions.csv").stream()
                        .filter(r -> r.get(3).equals(Integer.toString(height)))
                        .toList();
        assertThat(rows).hasSize(transactions);
        assertThat(read.transactions())
                .extracting(t ->
                        List.of(
                                "0x" + t.id(),
                                Integer.toString(t.index()),
                                "0x" + t.from().key(),
                                "0x" + t.to().orElseThrow().key(),
                                t.value().toString()))
                .isEqualTo(
                        rows.stream()
                                .map(r -> List.of(r.get(0), r.get(4), r.get(5), r.get(6), r.get(7)))
                                .toList());
        assertThat(read.seen()).isEqualTo(new Seen(Seen.Calls.NOT_SEEN, false));
    }

    private static List<JsonValue> receipts(JsonValue block) {
        List<JsonValue> receipts = new ArrayList<>();
        for (JsonValue t : block.field("transactions").items()) {
            int i = receipts.size();
            receipts.add(
                    RealAnswers.value(
                            """
                            {"transactionHash": "%s", "transactionIndex": "0x%x", "blockHash": "%s",
                             "gasUsed": "0x5208", "cumulativeGasUsed": "0x%x", "status": "0x1", "logs": []}
                            """
                                    .formatted(
                                            t.field("hash").text(),
                                            i,
                                            block.field("hash").text(),
                                            21_000 * (i + 1))));
        }
        return receipts;
    }

    @Test
    void receiptsAndLogs() {
        String folder = "etl-cases/test_export_receipts_job/receipts_with_logs/";
        List<List<String>> rows = RealAnswers.rows(folder + "expected_receipts.csv");
        assertThat(rows).hasSize(5);
        for (List<String> row : rows.subList(1, rows.size())) {
            JsonValue receipt =
                    RealAnswers.result(
                            folder
                                    + "web3_response.eth_getTransactionReceipt_%s.json"
                                            .formatted(row.getFirst()));
            assertThat(Hex.index(receipt.field("transactionIndex")))
                    .isEqualTo(Integer.parseInt(row.get(1)));
            assertThat("0x" + Hex.hash(receipt.field("blockHash"))).isEqualTo(row.get(2));
            assertThat(Fees.gasUsed(receipt)).isEqualTo(row.get(5));
            assertThat(receipt.fieldIfPresent("status")).as("before Byzantium").isEmpty();
            assertThat(Fees.of(RealAnswers.value("{}"), receipt, headOf(receipt)))
                    .as("before EIP-1559 the whole fee goes to the maker")
                    .isEqualTo(
                            Map.of(
                                    TransferKind.FEE_TIP,
                                    new BigInteger(row.get(5))
                                            .multiply(new BigInteger(row.get(9)))));
        }
    }

    private static BlockHead headOf(JsonValue receipt) {
        return new BlockHead(
                new BlockName(483920, new BlockHash(Hex.hash(receipt.field("blockHash")))),
                new BlockHash(Hash32.ZERO),
                0,
                EvmAddress.ZERO,
                Optional.empty(),
                BigInteger.ZERO,
                true,
                false);
    }

    @Test
    void tokenTransfers() {
        String folder = "etl-cases/test_export_token_transfers_job/block_with_transfers/";
        List<List<String>> read = new ArrayList<>();
        for (JsonValue log :
                RealAnswers.result(folder + "web3_response.eth_getFilterLogs_0x0.json").items()) {
            EvmAddress contract = Hex.address(log.field("address"));
            if (TransferLog.read(log, contract, RULES) instanceof TransferLog.Fungible f) {
                read.add(
                        List.of(
                                "0x" + contract.key(),
                                "0x" + f.from().key(),
                                "0x" + f.to().key(),
                                f.amount().toString(),
                                "0x" + Hex.hash(log.field("transactionHash")),
                                Long.toString(Hex.number(log.field("logIndex"))),
                                Long.toString(Hex.number(log.field("blockNumber")))));
            }
        }
        List<List<String>> rows = RealAnswers.rows(folder + "expected_token_transfers.csv");
        assertThat(read).isEqualTo(rows.subList(1, rows.size())).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "block_with_error, 0xf45bf, 0x775cd2dd582a6def1e649862592d5c0449e6eb7384c7d6677768b0b3087dbccc",
        "block_with_subtraces, 0xf4240, 0x8e38b4dbf6b11fcc3b9dee84fb7986e29ca0a02cecd8977c161ff7333329681e",
    })
    void traceBlock(String name, String hex, String hash) {
        String folder = "etl-cases/test_export_traces_job/" + name + "/";
        BlockName block = new BlockName(Integer.decode(hex), BlockHash.of(hash.substring(2)));
        Traces traces =
                TraceBlockFrames.read(
                        RealAnswers.result(
                                        folder + "web3_response.trace_block_%s.json".formatted(hex))
                                .items(),
                        block);
        List<List<String>> rows = RealAnswers.rows(folder + "expected_traces.csv");
        List<String> expected =
                rows.stream()
                        .skip(1)
                        .map(r ->
                                r.get(8).equals("reward")
                                        ? "reward %s %s".formatted(r.get(4), r.get(5))
                                        : frameRow(r.get(1), r))
                        .sorted()
                        .toList();
        Stream<String> frames =
                traces.framesByTransaction().entrySet().stream()
                        .flatMap(e ->
                                e.getValue().stream()
                                        .map(f -> frameText("0x" + e.getKey(), f, e.getValue())));
        Stream<String> rewards =
                traces.rewardsSeen().stream()
                        .map(r -> "reward 0x%s %s".formatted(r.author().key(), r.value()));
        assertThat(Stream.concat(frames, rewards).sorted()).isEqualTo(expected);
        traces.framesByTransaction()
                .values()
                .forEach(f ->
                        assertThat(Frame.thatMovedValue(f)).as("callcode moves nothing").isEmpty());
    }

    private static String frameRow(String tx, List<String> r) {
        return "%s %s→%s %s %s [%s] %s %s"
                .formatted(
                        tx,
                        r.get(3),
                        r.get(4),
                        r.get(5),
                        r.get(9),
                        r.get(14).replace(',', '.'),
                        r.get(13),
                        r.get(15).isEmpty() ? "" : "failed");
    }

    private static String frameText(String tx, Frame f, List<Frame> all) {
        long children =
                all.stream().filter(c -> !c.isRoot() && c.parent().equals(f.path())).count();
        return "%s 0x%s→0x%s %s %s [%s] %d %s"
                .formatted(
                        tx,
                        f.from().key(),
                        f.to().orElseThrow().key(),
                        f.value(),
                        f.type().name().toLowerCase(Locale.ROOT),
                        f.index(),
                        children,
                        f.hasFailed() ? "failed" : "");
    }

    @ParameterizedTest
    @CsvSource({"block_with_error, 0xf45bf", "block_with_subtraces, 0xf4240"})
    void callTracer(String name, String hex) {
        String folder = "etl-cases/test_extract_geth_traces_job/" + name + "/";
        JsonValue trees =
                RealAnswers.result(
                        folder
                                + "web3_response.debug_traceBlockByNumber_%s_tracer_calltracer.json"
                                        .formatted(hex));
        List<TxId> ids = List.of(TxId.of("00".repeat(31) + "00"), TxId.of("00".repeat(31) + "01"));
        Traces traces = CallTracerFrames.read(trees, ids);
        List<String> read = new ArrayList<>();
        for (TxId id : ids) {
            List<Frame> frames = traces.framesByTransaction().getOrDefault(id, List.of());
            frames.forEach(f -> read.add(frameText("" + ids.indexOf(id), f, frames)));
            assertThat(Frame.thatMovedValue(frames)).isEmpty();
        }
        List<String> expected =
                RealAnswers.rows(folder + "expected_traces.csv").stream()
                        .skip(1)
                        .map(r -> frameRow(r.get(2), r))
                        .toList();
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void streamOfBlocksThroughFiles() throws IOException {
        String name = "etl-cases/test_stream/blocks_1755634_1755635/";
        Path given = Files.createDirectory(folder.resolve("answers"));
        try (Stream<Path> all = Files.list(RealAnswers.file(name))) {
            for (Path file : all.filter(f -> !f.toString().contains("latest")).toList()) {
                Files.copy(file, given.resolve(file.getFileName()));
            }
        }
        try (EvmFiles files =
                EvmFiles.open(
                        new EvmFiles.Given(
                                List.of(given),
                                Optional.of(EvmChain.ETHEREUM),
                                Set.of(),
                                folder.resolve("work")),
                        Progress.SILENT)) {
            assertThat(files.available()).containsExactly(new HeightRange(1_755_634, 1_755_635));
            List<AccountBlock> blocks = files.blocks(files.available().getFirst());
            List<AccountTransaction> transactions =
                    blocks.stream().flatMap(b -> b.transactions().stream()).toList();
            assertThat(transactions)
                    .extracting(t -> "0x" + t.id())
                    .isEqualTo(lines(name + "expected_transactions.json", "hash"));
            assertThat(transactions)
                    .as("no status and no trace: nobody knows")
                    .allMatch(t -> t.outcome() == Outcome.UNKNOWN);
            assertThat(
                            blocks.stream()
                                    .flatMap(AccountBlock::transfers)
                                    .filter(t -> t.kind() == TransferKind.LOG))
                    .extracting(EtlCasesTest::tokenRow)
                    .isEqualTo(tokenRows(name + "expected_token_transfers.json"));
        }
    }

    private static String tokenRow(Transfer t) {
        return "%s 0x%s→0x%s %s"
                .formatted(
                        t.id(),
                        t.from().orElseThrow().key(),
                        t.to().orElseThrow().key(),
                        t.amount());
    }

    private static List<String> tokenRows(String name) throws IOException {
        List<String> rows = new ArrayList<>();
        for (String line : Files.readAllLines(RealAnswers.file(name))) {
            JsonNode n = JSON.readTree(line);
            rows.add(
                    "%s:log-%s %s→%s %s"
                            .formatted(
                                    n.get("transaction_hash").asText(),
                                    n.get("log_index").asText(),
                                    n.get("from_address").asText(),
                                    n.get("to_address").asText(),
                                    n.get("value").asText()));
        }
        return rows;
    }

    private static List<String> lines(String name, String field) throws IOException {
        List<String> values = new ArrayList<>();
        for (String line : Files.readAllLines(RealAnswers.file(name))) {
            values.add(JSON.readTree(line).get(field).asText());
        }
        return values;
    }
}
