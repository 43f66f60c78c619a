package tracer.ingest.evm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tracer.ingest.evm.BlockParts.TraceJson;
import tracer.ingest.json.JsonValue;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

/**
 * Asks a node for all parts of a block, in the best way that it offers: receipts of a block at once
 * or of each transaction, traces by {@code trace_block} or {@code callTracer} or not at all.
 * Thread-safe once {@link #parts} has returned the first time.
 */
final class NodeBlocks {
    private static final int RECEIPTS_AT_ONCE = 100;

    /** A chain can change between two questions; if it still does then, the reading complains. */
    private static final int ATTEMPTS = 3;

    private static final String BLOCK = "eth_getBlockByNumber";
    private static final String RECEIPTS = "eth_getBlockReceipts";
    private static final String RECEIPT = "eth_getTransactionReceipt";
    private static final String TRACE_BLOCK = "trace_block";
    private static final String CALL_TRACER = "debug_traceBlockByNumber";

    private final NodeConnection node;
    private volatile boolean receiptsOfBlocks = true;
    private volatile Tracing tracing;

    /** What the node offers to see inside transactions. */
    private sealed interface Tracing {
        record By(String method) implements Tracing {}

        record No(String why) implements Tracing {}
    }

    NodeBlocks(NodeConnection node, boolean withTraces) {
        this.node = node;
        this.tracing =
                withTraces
                        ? new Tracing.By(TRACE_BLOCK)
                        : new Tracing.No("not asked for (--no-traces)");
    }

    /** The header, and names of transactions instead of these. */
    JsonValue header(int height) {
        return block(height, node.ask(NodeQuestion.of(BLOCK, Hex.ofHeight(height), false)));
    }

    BlockParts parts(int height) {
        BlockParts parts = ask(height);
        for (int i = 1; i < ATTEMPTS && !isOfOneBlock(parts); i++) {
            parts = ask(height);
        }
        return parts;
    }

    private BlockParts ask(int height) {
        String at = Hex.ofHeight(height);
        List<NodeQuestion> questions = new ArrayList<>();
        questions.add(NodeQuestion.of(BLOCK, at, true));
        boolean atOnce = receiptsOfBlocks;
        if (atOnce) {
            questions.add(NodeQuestion.of(RECEIPTS, at));
        }
        Tracing offered = tracing;
        if (offered instanceof Tracing.By(String method)) {
            questions.add(traceQuestion(method, at));
        }
        List<NodeAnswer> answers = node.ask(questions);
        JsonValue block = block(height, answers.getFirst());
        return new BlockParts(
                block,
                atOnce ? receipts(height, block, answers.get(1)) : receiptsOfEach(height, block),
                offered instanceof Tracing.By(String method)
                        ? traces(height, method, answers.getLast())
                        : new TraceJson.None(((Tracing.No) offered).why()));
    }

    private JsonValue block(int height, NodeAnswer answer) {
        return switch (answer) {
            case NodeAnswer.Refused refused ->
                    throw new DataGap(
                            "the node at %s refuses block %d: %s"
                                    .formatted(node.node(), height, refused));
            case NodeAnswer.Result(JsonNode value) when value.isNull() ->
                    throw new DataGap(
                            "the node at %s has no block %d (any more); ask for others, or start again"
                                    .formatted(node.node(), height));
            case NodeAnswer.Result(JsonNode value) -> {
                JsonValue block = value(value, BLOCK, height);
                new BlockName(height, BlockHead.nameOf(block)).requireHeight(block.field("number"));
                yield block;
            }
        };
    }

    private JsonValue value(JsonNode json, String method, int height) {
        return new JsonValue(
                json, "%s of block %d".formatted(node.where(method), height), () -> "");
    }

    private List<JsonValue> receipts(int height, JsonValue block, NodeAnswer answer) {
        return switch (answer) {
            case NodeAnswer.Refused refused when refused.isNotOffered() -> {
                receiptsOfBlocks = false;
                yield receiptsOfEach(height, block);
            }
            case NodeAnswer.Refused refused ->
                    throw new DataGap(
                            "the node at %s refuses the receipts of block %d: %s"
                                    .formatted(node.node(), height, refused));
            case NodeAnswer.Result(JsonNode value) when value.isNull() ->
                    receiptsOfEach(height, block);
            case NodeAnswer.Result(JsonNode value) -> value(value, RECEIPTS, height).items();
        };
    }

    private List<JsonValue> receiptsOfEach(int height, JsonValue block) {
        List<NodeQuestion> questions =
                block.field("transactions").items().stream()
                        .map(t -> NodeQuestion.of(RECEIPT, "0x" + Hex.hash(t.field("hash"))))
                        .toList();
        List<JsonValue> receipts = new ArrayList<>();
        for (int i = 0; i < questions.size(); i += RECEIPTS_AT_ONCE) {
            List<NodeQuestion> some =
                    questions.subList(i, Math.min(questions.size(), i + RECEIPTS_AT_ONCE));
            for (NodeAnswer answer : node.ask(some)) {
                receipts.add(receipt(height, answer));
            }
        }
        return receipts;
    }

    private JsonValue receipt(int height, NodeAnswer answer) {
        if (answer instanceof NodeAnswer.Result(JsonNode value) && !value.isNull()) {
            return value(value, RECEIPT, height);
        }
        throw new DataGap(
                "the node at %s has no receipt of a transaction of block %d%s; start again, or ask another node"
                        .formatted(
                                node.node(),
                                height,
                                answer instanceof NodeAnswer.Refused refused
                                        ? " (" + refused + ")"
                                        : ""));
    }

    private static NodeQuestion traceQuestion(String method, String at) {
        return method.equals(TRACE_BLOCK)
                ? NodeQuestion.of(method, at)
                : NodeQuestion.of(method, at, Map.of("tracer", "callTracer", "timeout", "100s"));
    }

    private TraceJson traces(int height, String method, NodeAnswer answer) {
        return switch (answer) {
            case NodeAnswer.Refused refused when refused.isNotOffered() -> {
                if (method.equals(TRACE_BLOCK)) {
                    tracing = new Tracing.By(CALL_TRACER);
                    yield traces(
                            height,
                            CALL_TRACER,
                            node.ask(traceQuestion(CALL_TRACER, Hex.ofHeight(height))));
                }
                String why =
                        "the node offers neither %s nor %s: %s"
                                .formatted(TRACE_BLOCK, CALL_TRACER, refused);
                tracing = new Tracing.No(why);
                yield new TraceJson.None(why);
            }
            case NodeAnswer.Refused refused ->
                    new TraceJson.None("the node refuses %s: %s".formatted(method, refused));
            case NodeAnswer.Result(JsonNode value) when value.isNull() ->
                    new TraceJson.None("the node has no answer to %s".formatted(method));
            case NodeAnswer.Result(JsonNode value) when method.equals(TRACE_BLOCK) ->
                    new TraceJson.TraceBlock(value(value, method, height).items());
            case NodeAnswer.Result(JsonNode value) ->
                    new TraceJson.CallTracer(value(value, method, height));
        };
    }

    private static boolean isOfOneBlock(BlockParts parts) {
        List<JsonValue> named = new ArrayList<>(parts.receipts());
        if (parts.traces() instanceof TraceJson.TraceBlock(List<JsonValue> frames)) {
            named.addAll(frames);
        }
        String hash = parts.block().field("hash").text();
        try {
            return named.stream().allMatch(v -> v.field("blockHash").text().equalsIgnoreCase(hash));
        } catch (BadInput e) {
            // Malformed: the reading says where.
            return true;
        }
    }
}
