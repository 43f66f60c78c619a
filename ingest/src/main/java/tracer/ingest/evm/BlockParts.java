package tracer.ingest.evm;

import java.util.List;
import tracer.ingest.json.JsonValue;

/**
 * What a node answered about one block, not yet believed.
 *
 * @param block as {@code eth_getBlockByNumber} tells it with whole transactions
 * @param receipts as {@code eth_getBlockReceipts} tells them, in any order
 */
record BlockParts(JsonValue block, List<JsonValue> receipts, TraceJson traces) {
    BlockParts {
        receipts = List.copyOf(receipts);
    }

    /** Traces of a block in the form in which they came. */
    sealed interface TraceJson {
        record TraceBlock(List<JsonValue> frames) implements TraceJson {}

        record CallTracer(JsonValue trees) implements TraceJson {}

        record None(String why) implements TraceJson {}
    }
}
