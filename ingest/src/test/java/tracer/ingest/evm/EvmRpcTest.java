package tracer.ingest.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.account.AccountBlock;
import tracer.account.HeldAsset;
import tracer.account.ReadFrom;
import tracer.account.Seen;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.TracerProblem;

/** A node that fails, lacks, limits and lies. */
class EvmRpcTest {
    private static final NodePatience SHORT =
            new NodePatience(Duration.ofSeconds(5), Duration.ofSeconds(5), 3, Duration.ofMillis(5));

    private final MadeUpBlock made = new MadeUpBlock();
    private FakeEvmNode node;

    @BeforeEach
    void start() throws IOException {
        node =
                new FakeEvmNode()
                        .says("eth_chainId", "\"0x64\"")
                        .says("eth_blockNumber", "\"0x10\"")
                        .says("eth_getBlockByNumber", made.block.toString())
                        .says("eth_getBlockReceipts", "[" + made.receipt + "]")
                        .says("trace_block", made.traces.get("frames").toString());
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private EvmRpc open() {
        return EvmRpc.open(node.url(), EvmRpc.Wanted.ALL, SHORT);
    }

    private AccountBlock read(EvmRpc rpc) {
        return rpc.blocks(new HeightRange(16, 16)).getFirst();
    }

    @Test
    void asksForAllPartsOfABlockInOneExchange() {
        try (EvmRpc rpc = open()) {
            assertThat(rpc.chain()).isEqualTo(EvmChain.of(100));
            assertThat(rpc.available()).containsExactly(new HeightRange(0, 16));
            assertThat(read(rpc)).isEqualTo(made.read(new Tally()));
            assertThat(node.asked())
                    .containsExactly(
                            "eth_chainId",
                            "eth_blockNumber",
                            "web3_clientVersion",
                            "eth_getBlockByNumber+eth_getBlockReceipts+trace_block");
            assertThat(rpc.report().blocks()).isEqualTo(1);
            assertThat(rpc.report().bytes()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504, 408, 500})
    void triesAgainWhatMayPass(int status) {
        try (EvmRpc rpc = open()) {
            node.nextStatus(status, "busy").nextStatus(status, "");
            assertThat(read(rpc)).isEqualTo(made.read(new Tally()));
            assertThat(node.asked()).hasSize(6);
        }
    }

    @Test
    void triesAgainWhenTheAnswerItselfSaysTooMuch() {
        try (EvmRpc rpc = open()) {
            node.nextStatus(
                    200,
                    "[{\"id\":0,\"error\":{\"code\":-32005,\"message\":\"limit exceeded\"}},{\"id\":1,\"result\":[]},{\"id\":2,\"result\":[]}]");
            assertThat(read(rpc)).isEqualTo(made.read(new Tally()));
        }
    }

    @Test
    void triesAgainWhenTheConnectionBreaks() {
        try (EvmRpc rpc = open()) {
            node.next(e -> e.getResponseBody().close());
            assertThat(read(rpc)).isEqualTo(made.read(new Tally()));
        }
    }

    @Test
    void givesUpAfterSoManyAttempts() {
        try (EvmRpc rpc = open()) {
            node.nextStatus(503, "").nextStatus(503, "").nextStatus(503, "");
            assertThatThrownBy(() -> read(rpc))
                    .isInstanceOf(DataGap.class)
                    .hasMessageContaining("3 attempts")
                    .hasMessageContaining("503");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403})
    void neverTriesAgainWhatWillNotPass(int status) {
        node.nextStatus(status, "{\"message\":\"bad key\"}");
        assertThatThrownBy(this::open)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("refuses")
                .satisfies(e -> assertThat(e.toString()).doesNotContain(FakeEvmNode.KEY));
        assertThat(node.asked()).hasSize(1);
    }

    @Test
    void asksForReceiptsOneByOneWhereTheNodeKnowsNoOthers() {
        node.refuses("eth_getBlockReceipts", -32601, "the method does not exist")
                .says("eth_getTransactionReceipt", made.receipt.toString());
        try (EvmRpc rpc = open()) {
            assertThat(read(rpc)).isEqualTo(made.read(new Tally()));
            read(rpc);
            assertThat(node.asked())
                    .as("once refused it is not asked for again")
                    .filteredOn(a -> a.contains("eth_getBlockReceipts"))
                    .hasSize(1);
        }
    }

    @Test
    void usesTheOtherTracerWhereTheNodeHasNoTraceBlock() {
        node.refuses("trace_block", -32601, "method not found")
                .says("debug_traceBlockByNumber", callTree());
        try (EvmRpc rpc = open()) {
            AccountBlock block = read(rpc);
            assertThat(block.seen().calls()).isEqualTo(Seen.Calls.CALL_TRACER);
            assertThat(block.transfers().map(t -> t.amount().toString()))
                    .containsExactlyElementsOf(
                            made.read(new Tally())
                                    .transfers()
                                    .map(t -> t.amount().toString())
                                    .toList());
        }
    }

    private static String callTree() {
        return """
        [{"txHash": "%s", "result": {"type": "CALL", "from": "%s", "to": "%s", "value": "0x64", "gas": "0x0",
          "calls": [{"type": "CALL", "from": "%s", "to": "%s", "value": "0x28"}]}}]
        """
                .formatted(
                        MadeUpBlock.TX,
                        MadeUpBlock.ALICE,
                        MadeUpBlock.BOB,
                        MadeUpBlock.BOB,
                        MadeUpBlock.CAROL);
    }

    @Test
    void saysThatInternalTransfersAreNotSeenWhereTheNodeOffersNoTraces() {
        node.refuses("trace_block", -32600, "trace_block is not available on your plan")
                .refuses("debug_traceBlockByNumber", -32601, "method not found");
        try (EvmRpc rpc = open()) {
            assertThat(read(rpc).seen().calls()).isEqualTo(Seen.Calls.NOT_SEEN);
            assertThat(rpc.report().skipped())
                    .anyMatch(s ->
                            s.reason().contains("internal transfers are not seen")
                                    && s.reason().contains("offers neither")
                                    && s.example().equals("block 16"));
        }
    }

    @Test
    void aNodeThatForgotOldStateTracesOthersStill() {
        node.refuses("trace_block", -32000, "missing trie node");
        try (EvmRpc rpc = open()) {
            assertThat(read(rpc).seen().calls()).isEqualTo(Seen.Calls.NOT_SEEN);
            node.says("trace_block", made.traces.get("frames").toString());
            assertThat(read(rpc).seen().calls()).isEqualTo(Seen.Calls.TRACE_BLOCK);
        }
    }

    @Test
    void asksSinglyWhereTheNodeTakesNoBatches() {
        node.takesNoBatches();
        try (EvmRpc rpc = open()) {
            assertThat(read(rpc)).isEqualTo(made.read(new Tally()));
            assertThat(node.asked())
                    .endsWith("eth_getBlockByNumber", "eth_getBlockReceipts", "trace_block");
        }
    }

    @Test
    void refusesReceiptsOfAnotherBranchAfterAskingAnew() {
        ObjectNode other = made.receipt.deepCopy().put("blockHash", MadeUpBlock.OTHER_HASH);
        node.says("eth_getBlockReceipts", "[" + other + "]");
        try (EvmRpc rpc = open()) {
            assertThatThrownBy(() -> read(rpc))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("block 16")
                    .hasMessageContaining("blockHash")
                    .hasMessageContaining("two branches");
            assertThat(node.asked()).filteredOn(a -> a.contains("Receipts")).hasSize(3);
        }
    }

    @Test
    void balancesThatTheNodeForgotAreAbsentAndCounted() {
        node.refuses("eth_getBalance", -32000, "missing trie node");
        try (EvmRpc rpc = open()) {
            HeldAsset of = new HeldAsset(EvmAddress.ZERO, EvmChain.of(100).nativeAsset());
            assertThat(rpc.balances(3, List.of(of))).isEmpty();
            assertThat(rpc.report().skipped())
                    .anyMatch(s -> s.reason().contains("missing trie node") && s.count() == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "{}",
                "[]",
                "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":12}",
                "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":\"0x0\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":\"0xffffffffffffffffffff\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":null}",
            })
    void refusesWhatIsNoAnswer(String body) {
        node.nextStatus(200, body);
        assertThatThrownBy(this::open)
                .isInstanceOf(TracerProblem.class)
                .satisfies(e -> assertThat(e.toString()).doesNotContain(FakeEvmNode.KEY));
    }

    @Test
    void theKeyWithinTheAddressIsNeverPrinted() {
        node.refuses("eth_chainId", -32000, "project " + FakeEvmNode.KEY + " is unknown");
        assertThatThrownBy(this::open)
                .hasMessageContaining("project … is unknown")
                .hasMessageContaining("127.0.0.1")
                .satisfies(e -> assertThat(e.toString()).doesNotContain(FakeEvmNode.KEY));
        assertThat(new NodeAddress(URI.create("https://a.example/v2/" + FakeEvmNode.KEY + "?k=1")))
                .hasToString("https://a.example/…");
        assertThatThrownBy(() ->
                        EvmRpc.open(
                                URI.create("http://bob:hush@127.0.0.1:1"),
                                new EvmRpc.Wanted(true, Set.of()),
                                SHORT))
                .isInstanceOf(BadInput.class)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hush"));
    }

    @Test
    void saysWhoItReadWithoutTheKeyWithinTheAddress() {
        node.says("web3_clientVersion", "\"Geth/v1.14.0 " + FakeEvmNode.KEY + "\\u202ex\"");
        try (EvmRpc rpc = open()) {
            assertThat(rpc.readFrom())
                    .isEqualTo(
                            new ReadFrom.Node(
                                    "http://127.0.0.1:%d/…".formatted(node.url().getPort()),
                                    Optional.of("Geth/v1.14.0 …?x")));
        }
    }

    @Test
    void readsANodeThatDoesNotSayWhatItIs() {
        try (EvmRpc rpc = open()) {
            assertThat(rpc.readFrom())
                    .isEqualTo(
                            new ReadFrom.Node(
                                    "http://127.0.0.1:%d/…".formatted(node.url().getPort()),
                                    Optional.empty()));
            assertThat(read(rpc)).isEqualTo(made.read(new Tally()));
        }
    }

    @Test
    void followsNoRedirect() {
        node.next(e -> {
            e.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
            e.sendResponseHeaders(307, -1);
        });
        assertThatThrownBy(this::open).isInstanceOf(BadInput.class).hasMessageContaining("307");
    }
}
