package tracer.ingest.evm;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.ingest.json.JsonValue;
import tracer.ledger.EvmAddress;
import tracer.ledger.TxId;

/**
 * What {@code debug_traceBlockByNumber} says with {@code callTracer} (go-ethereum's {@code
 * eth/tracers/native/call.go}): a tree of calls for each transaction in order, without the block's
 * name and without rewards.
 */
final class CallTracerFrames {
    private static final int DEEPEST = 1_024;

    private CallTracerFrames() {}

    /**
     * Reads the trees of a block.
     *
     * @param transactions of the block, in order
     * @return why there are none, if the tracer gave up on one of them
     * @throws tracer.problem.BadInput if one is malformed or of another transaction
     */
    static Traces read(JsonValue list, List<TxId> transactions) {
        List<JsonValue> trees = list.items();
        if (trees.size() != transactions.size()) {
            throw list.bad(
                    "has traces of %d transactions, the block has %d; ask the node again"
                            .formatted(trees.size(), transactions.size()));
        }
        Map<TxId, List<Frame>> frames = new HashMap<>();
        for (int i = 0; i < trees.size(); i++) {
            JsonValue tree = trees.get(i);
            TxId tx = transactions.get(i);
            tree.fieldIfPresent("txHash")
                    .filter(h -> !Hex.hash(h).equals(tx.hash()))
                    .ifPresent(h -> {
                        throw h.bad(
                                "transaction %d of the block is 0x%s; ask the node again"
                                        .formatted(transactions.indexOf(tx), tx));
                    });
            Optional<JsonValue> root = tree.fieldIfPresent("result");
            if (root.isEmpty()) {
                return new Traces.None(
                        "the tracer gave up on a transaction: "
                                + JsonValue.excerpt(tree.field("error").text()));
            }
            frames.put(tx, flatten(root.get()));
        }
        return new Traces.OfCalls(frames);
    }

    private record Open(JsonValue call, List<Integer> path) {}

    /** In the order in which the calls began. */
    static List<Frame> flatten(JsonValue root) {
        List<Frame> frames = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(root, List.of()));
        while (!open.isEmpty()) {
            Open o = open.pop();
            frames.add(frame(o.call, o.path));
            List<JsonValue> children =
                    o.call.fieldIfPresent("calls").map(JsonValue::items).orElse(List.of());
            if (!children.isEmpty() && o.path.size() >= DEEPEST) {
                throw o.call.bad("calls nest at most 1,024 deep");
            }
            for (int i = children.size() - 1; i >= 0; i--) {
                List<Integer> path = new ArrayList<>(o.path);
                path.add(i);
                open.push(new Open(children.get(i), path));
            }
        }
        return frames;
    }

    private static Frame frame(JsonValue call, List<Integer> path) {
        JsonValue type = call.field("type");
        Frame.Type kind = type(type);
        boolean failed = call.fieldIfPresent("error").isPresent();
        Optional<EvmAddress> to = Hex.addressIfPresent(call, "to");
        if (to.isEmpty() && !failed) {
            throw call.bad("has no field to");
        }
        return new Frame(
                path,
                kind,
                Hex.address(call.field("from")),
                to,
                call.fieldIfPresent("value").map(Hex::quantity).orElse(BigInteger.ZERO),
                failed);
    }

    private static Frame.Type type(JsonValue type) {
        return switch (type.text()) {
            case "CALL" -> Frame.Type.CALL;
            case "CALLCODE" -> Frame.Type.CALLCODE;
            case "DELEGATECALL" -> Frame.Type.DELEGATECALL;
            case "STATICCALL" -> Frame.Type.STATICCALL;
            case "CREATE" -> Frame.Type.CREATE;
            case "CREATE2" -> Frame.Type.CREATE2;
            case "SELFDESTRUCT" -> Frame.Type.SELFDESTRUCT;
            default ->
                    throw type.bad(
                            "is '%s', which is not known here; nothing of this block is stored. --no-traces leaves internal transfers out"
                                    .formatted(JsonValue.excerpt(type.text())));
        };
    }
}
