package tracer.ingest.evm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.ingest.json.JsonValue;
import tracer.ledger.EvmAddress;
import tracer.ledger.TxId;

/**
 * What {@code trace_block} says (OpenEthereum's trace module; Erigon, Nethermind, Reth, anvil): a
 * flat list of frames in the order in which they began, then rewards.
 */
final class TraceBlockFrames {
    private static final int DEEPEST = 1_024;

    /** Nine digits, as {@link tracer.account.TransferId} takes them. */
    private static final int HIGHEST_STEP = 999_999_999;

    private final BlockName block;
    private final Map<TxId, List<Frame>> frames = new HashMap<>();
    private final Map<TxId, Set<List<Integer>>> paths = new HashMap<>();
    private final List<Reward> rewards = new ArrayList<>();

    private TraceBlockFrames(BlockName block) {
        this.block = block;
    }

    /** New value for who made a block or an uncle. */
    record Reward(EvmAddress author, BigInteger value) {}

    /**
     * Reads a block's frames.
     *
     * @throws tracer.problem.BadInput if one is malformed, of another block, or stands twice or
     *     before the one above it
     */
    static Traces read(List<JsonValue> list, BlockName block) {
        TraceBlockFrames reading = new TraceBlockFrames(block);
        list.forEach(reading::add);
        return new Traces.OfBlock(reading.frames, reading.rewards);
    }

    private void add(JsonValue v) {
        block.requireHash(v.field("blockHash"));
        JsonValue type = v.field("type");
        JsonValue action = v.field("action");
        if (type.text().equals("reward")) {
            rewards.add(
                    new Reward(
                            Hex.address(action.field("author")),
                            Hex.quantity(action.field("value"))));
            return;
        }
        TxId tx = new TxId(Hex.hash(v.field("transactionHash")));
        List<Integer> path = path(v.field("traceAddress"));
        Set<List<Integer>> seen = paths.computeIfAbsent(tx, t -> new HashSet<>());
        if (!seen.add(path)) {
            throw v.field("traceAddress").bad("stands twice in transaction 0x" + tx);
        }
        if (!path.isEmpty() && !seen.contains(path.subList(0, path.size() - 1))) {
            throw v.field("traceAddress").bad("stands before the frame that called it");
        }
        frames.computeIfAbsent(tx, t -> new ArrayList<>()).add(frame(v, type, action, path));
    }

    private static Frame frame(JsonValue v, JsonValue type, JsonValue action, List<Integer> path) {
        boolean failed = v.fieldIfPresent("error").isPresent();
        return switch (type.text()) {
            case "call" ->
                    new Frame(
                            path,
                            callType(action.field("callType")),
                            Hex.address(action.field("from")),
                            Optional.of(Hex.address(action.field("to"))),
                            Hex.quantity(action.field("value")),
                            failed);
            case "create" ->
                    new Frame(
                            path,
                            Frame.Type.CREATE,
                            Hex.address(action.field("from")),
                            failed
                                    ? Optional.empty()
                                    : Optional.of(Hex.address(v.field("result").field("address"))),
                            Hex.quantity(action.field("value")),
                            failed);
            case "suicide", "selfdestruct" ->
                    new Frame(
                            path,
                            Frame.Type.SELFDESTRUCT,
                            Hex.address(action.field("address")),
                            Optional.of(Hex.address(action.field("refundAddress"))),
                            Hex.quantity(action.field("balance")),
                            failed);
            default ->
                    throw type.bad(
                            "is '%s', which is not known here; nothing of this block is stored. --no-traces leaves internal transfers out"
                                    .formatted(JsonValue.excerpt(type.text())));
        };
    }

    private static Frame.Type callType(JsonValue type) {
        return switch (type.text()) {
            case "call" -> Frame.Type.CALL;
            case "callcode" -> Frame.Type.CALLCODE;
            case "delegatecall" -> Frame.Type.DELEGATECALL;
            case "staticcall" -> Frame.Type.STATICCALL;
            default ->
                    throw type.bad(
                            "is '%s', which is not known here; nothing of this block is stored. --no-traces leaves internal transfers out"
                                    .formatted(JsonValue.excerpt(type.text())));
        };
    }

    private static List<Integer> path(JsonValue address) {
        List<Integer> path = new ArrayList<>();
        for (JsonValue step : address.items()) {
            path.add((int) step.number(0, HIGHEST_STEP));
        }
        if (path.size() > DEEPEST) {
            throw address.bad("is %d deep; calls nest at most 1,024 deep".formatted(path.size()));
        }
        return path;
    }
}
