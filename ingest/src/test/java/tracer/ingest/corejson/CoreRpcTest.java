package tracer.ingest.corejson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.ingest.json.Json;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.HeightRange;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.TracerProblem;

class CoreRpcTest {
    private static final RpcLogin LOGIN =
            new RpcLogin.UserPassword(FakeNode.USER, FakeNode.PASSWORD);
    private static final RpcPatience SHORT =
            new RpcPatience(Duration.ofSeconds(5), Duration.ofSeconds(5), 3, Duration.ofMillis(5));

    @TempDir private Path folder;
    private FakeNode node;

    @BeforeEach
    void start() throws IOException {
        node = new FakeNode(Recorded.BLOCKS.subList(0, 3));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void givesTheBlocksThatTheFileGives() throws IOException {
        List<String> lines;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(Recorded.allBlocks()))) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        String info =
                Json.MAPPER
                        .readTree(Recorded.file("bitcoin/core-regtest/rpc-info.json").toFile())
                        .get("getblockchaininfo")
                        .toString();
        try (FakeNode whole = new FakeNode(lines).info(info);
                CoreRpc rpc = CoreRpc.open(whole.url(), LOGIN, SHORT);
                CoreJsonFiles file =
                        CoreJsonFiles.open(
                                List.of(Recorded.allBlocks()),
                                Optional.empty(),
                                folder,
                                Progress.SILENT)) {
            assertThat(rpc.chain()).isEqualTo(BitcoinChain.REGTEST);
            assertThat(rpc.available()).containsExactly(new HeightRange(0, 622));
            for (int h = 0; h <= 622; h++) {
                assertThat(rpc.blockAt(h)).isEqualTo(file.blockAt(h));
            }
            assertThat(rpc.headerAt(300)).isEqualTo(file.headerAt(300));
            assertThat(rpc.report().blocks()).isEqualTo(623);
            assertThat(rpc.report().bytes()).isGreaterThan(9_000_000);
            assertThat(rpc.report().notes()).isEmpty();
            assertThat(whole.asked().stream().filter(a -> a.startsWith("getblockhash")))
                    .as("hashes are asked for in batches")
                    .startsWith("getblockhash x1", "getblockhash x500", "getblockhash x123")
                    .hasSize(4);
        }
    }

    @Test
    void logsInWithACookieAndReadsItAgainWhenTheNodeHasANewOne() throws IOException {
        Path cookie = Files.writeString(folder.resolve(".cookie"), "__cookie__:one\n");
        node.secret("__cookie__:one");
        try (CoreRpc rpc = CoreRpc.open(node.url(), new RpcLogin.CookieFile(cookie), SHORT)) {
            assertThat(rpc.blockAt(0).block().height()).isZero();
            node.secret("__cookie__:two");
            Files.writeString(cookie, "__cookie__:two");
            assertThat(rpc.blockAt(1).block().height()).isEqualTo(1);
            Files.delete(cookie);
            node.secret("__cookie__:three");
            assertThatThrownBy(() -> rpc.blockAt(2))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining(".cookie")
                    .hasMessageContaining("cannot be read");
        }
    }

    @Test
    void saysThatThePasswordIsWrongWithoutSayingIt() {
        RpcLogin wrong = new RpcLogin.UserPassword(FakeNode.USER, "not-the-one");
        assertThatThrownBy(() -> CoreRpc.open(node.url(), wrong, SHORT))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("refuses this user and password")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("not-the-one"));
        assertThat(node.asked()).isEmpty();
        assertThat(wrong.toString()).doesNotContain("not-the-one").doesNotContain(FakeNode.USER);
    }

    @Test
    void takesNoPasswordWithinTheAddress() {
        assertThatThrownBy(() ->
                        CoreRpc.open(URI.create("http://bob:hush@127.0.0.1:8332"), LOGIN, SHORT))
                .isInstanceOf(BadInput.class)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hush"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1", "file:///etc/passwd", "http:///x"})
    void takesNoOtherAddress(String url) {
        assertThatThrownBy(() -> CoreRpc.open(URI.create(url), LOGIN, SHORT))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("http://127.0.0.1:8332");
    }

    @Test
    void waitsForANodeThatIsStarting() {
        String warmup =
                "{\"result\":null,\"error\":{\"code\":-28,\"message\":\"Loading block index…\"},\"id\":0}";
        node.nextStatus(500, warmup).nextStatus(503, "Work queue depth exceeded");
        try (CoreRpc rpc = CoreRpc.open(node.url(), LOGIN, SHORT)) {
            assertThat(rpc.blockAt(2).block().height()).isEqualTo(2);
        }
        node.nextStatus(500, warmup).nextStatus(500, warmup).nextStatus(500, warmup);
        assertThatThrownBy(() -> CoreRpc.open(node.url(), LOGIN, SHORT))
                .isInstanceOf(DataGap.class)
                .hasMessageContaining("is still starting (Loading block index…), at 3 attempts");
    }

    @Test
    void asksAgainWhenTheConnectionBreaks() {
        try (CoreRpc rpc = CoreRpc.open(node.url(), LOGIN, SHORT)) {
            node.next(e -> {
                e.sendResponseHeaders(200, 1_000);
                e.getResponseBody().write(new byte[10]);
                return true;
            });
            assertThat(rpc.blockAt(1).block().height()).isEqualTo(1);
        }
    }

    @Test
    void givesUpOnANodeThatDoesNotAnswerInTime() {
        RpcPatience impatient =
                new RpcPatience(
                        Duration.ofSeconds(1), Duration.ofMillis(200), 2, Duration.ofMillis(5));
        FakeNode.Misbehaviour stall =
                e -> {
                    e.sendResponseHeaders(200, 1_000);
                    e.getResponseBody().write('{');
                    e.getResponseBody().flush();
                    try {
                        Thread.sleep(2_000);
                    } catch (InterruptedException i) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                };
        node.next(stall).next(stall);
        assertThatThrownBy(() -> CoreRpc.open(node.url(), LOGIN, impatient))
                .isInstanceOf(DataGap.class)
                .hasMessageContaining("did not answer within");
    }

    @Test
    void saysThatNobodyIsThere() {
        URI url = node.url();
        node.close();
        assertThatThrownBy(() -> CoreRpc.open(url, LOGIN, SHORT))
                .isInstanceOf(DataGap.class)
                .hasMessageContaining("no node can be reached at " + url);
    }

    @Test
    void triesAgainWhenANodeThatAnsweredIsGone() {
        try (CoreRpc rpc = CoreRpc.open(node.url(), LOGIN, SHORT)) {
            node.close();
            assertThatThrownBy(() -> rpc.blockAt(1))
                    .isInstanceOf(DataGap.class)
                    .hasMessageContaining("at 3 attempts")
                    .hasMessageContaining("start again; what is stored stays");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "403||rpcallowip",
                "200|<html>hello</html>|cannot be read",
                "200||no JSON-RPC answer",
                "200|[]|no JSON-RPC answer",
                "200|{}|no JSON-RPC answer",
                "200|{\"result\":{\"chain\":\"dogecoin\"}}|field chain",
                "200|{\"result\":{\"chain\":\"regtest\"}}|field blocks",
                "200|{\"result\":{\"chain\":\"regtest\",\"blocks\":-1}}|field blocks",
                "200|{\"result\":{\"chain\":\"main\",\"blocks\":2}}|its first block is",
                "302||HTTP status 302",
                "404|<html>no such page</html>|HTTP status 404",
                "500|{\"result\":null,\"error\":{\"code\":-32601,\"message\":\"Method not found\"}}|Method not found (code -32601)",
            })
    void saysWhatIsWrongWithTheAnswer(int status, String body, String expected) {
        node.nextStatus(status, body == null ? "" : body);
        assertThatThrownBy(() -> CoreRpc.open(node.url(), LOGIN, SHORT))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(node.url().toString())
                .hasMessageContaining(expected);
    }

    @Test
    void offersOnlyWhatAPrunedNodeStillHas() {
        node.info("{\"chain\":\"regtest\",\"blocks\":%d,\"pruned\":true,\"pruneheight\":1}");
        try (CoreRpc rpc = CoreRpc.open(node.url(), LOGIN, SHORT)) {
            assertThat(rpc.available()).containsExactly(new HeightRange(1, 2));
            assertThatThrownBy(() -> rpc.blockAt(0))
                    .isInstanceOf(DataGap.class)
                    .hasMessageContaining("has blocks 1–2, not 0");
            node.prunedBelow(2);
            assertThatThrownBy(() -> rpc.blockAt(1))
                    .isInstanceOf(DataGap.class)
                    .hasMessageContaining("getblock of block 1")
                    .hasMessageContaining("Block not available (pruned data)")
                    .hasMessageContaining("deleted old blocks");
        }
    }

    @Test
    void asksOldNodesWithoutPreviousOutputs() throws IOException {
        node.highestVerbosity(2);
        try (CoreRpc rpc = CoreRpc.open(node.url(), LOGIN, SHORT)) {
            assertThat(rpc.blockAt(1).block().height()).isEqualTo(1);
            assertThat(rpc.blockAt(2).block().height()).isEqualTo(2);
        }
        assertThat(node.asked().stream().filter("getblock"::equals)).hasSize(3);
    }

    @Test
    void checksWhatTheNodeSays() {
        node.replace(1, Recorded.BLOCKS.get(1).replace("\"value\": 50.0", "\"value\": 49.0"));
        node.replace(2, Recorded.BLOCKS.get(1));
        try (CoreRpc rpc = CoreRpc.open(node.url(), LOGIN, SHORT)) {
            assertThatThrownBy(() -> rpc.blockAt(1))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("getblock")
                    .hasMessageContaining("field tx[0].vout[0].value");
            assertThatThrownBy(() -> rpc.blockAt(2))
                    .isInstanceOf(TracerProblem.class)
                    .hasMessageContaining("was asked for block 2")
                    .hasMessageContaining("answered with block 1");
        }
    }

    @Test
    void noticesThatTheNodeChangesItsBranch() throws IOException {
        MadeUpBlocks main = MadeUpBlocks.onFirstBlock("main").grow(510);
        MadeUpBlocks other = main.fork(450, "other").grow(100);
        try (FakeNode changing = new FakeNode(main.json());
                CoreRpc rpc = CoreRpc.open(changing.url(), LOGIN, SHORT)) {
            for (int h = 440; h < 500; h++) {
                rpc.blockAt(h);
            }
            assertThat(rpc.blockAt(500)).as("within the hashes asked for before").isNotNull();
        }
        try (FakeNode changing = new FakeNode(main.json());
                CoreRpc rpc = CoreRpc.open(changing.url(), LOGIN, SHORT)) {
            for (int h = 0; h < 500; h++) {
                rpc.blockAt(h);
            }
            for (int h = 451; h <= 510; h++) {
                changing.replaceBlock(h, other.json().get(h));
            }
            assertThatThrownBy(() -> rpc.blockAt(500))
                    .isInstanceOf(DataGap.class)
                    .hasMessageContaining("changed to another branch below height 500")
                    .hasMessageContaining("start again");
        }
    }

    @Test
    void refusesAnAnswerOfAnotherShapeToABatch() {
        try (CoreRpc rpc = CoreRpc.open(node.url(), LOGIN, SHORT)) {
            for (String body :
                    List.of("{}", "[]", "[{\"id\":7,\"result\":1}]", "[{\"id\":0}]", "[1]")) {
                node.nextStatus(200, body);
                assertThatThrownBy(() -> rpc.blockAt(1)).isInstanceOf(BadInput.class);
            }
            assertThat(rpc.blockAt(1).block().height()).isEqualTo(1);
        }
    }
}
