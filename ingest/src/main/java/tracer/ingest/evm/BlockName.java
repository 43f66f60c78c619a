package tracer.ingest.evm;

import tracer.ingest.json.JsonValue;
import tracer.ledger.BlockHash;

/** Which block all parts of a block must be of. */
record BlockName(int height, BlockHash hash) {
    /**
     * @throws tracer.problem.BadInput if a part is of another block
     */
    void requireHash(JsonValue v) {
        if (!Hex.hash(v).equals(hash.hash())) {
            throw v.bad(
                    "is 0x%s, but block %d is 0x%s; the parts are of two branches: ask the node again for all of it"
                            .formatted(Hex.hash(v), height, hash));
        }
    }

    void requireHeight(JsonValue v) {
        if (Hex.number(v) != height) {
            throw v.bad("is %d, but the block is %d".formatted(Hex.number(v), height));
        }
    }
}
