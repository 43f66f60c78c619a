package tracer.ingest.evm;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Optional;
import tracer.ingest.json.JsonValue;
import tracer.ledger.BlockHash;
import tracer.ledger.EvmAddress;
import tracer.ledger.Hash32;
import tracer.ledger.TxId;

/**
 * What one JSON object among a node's answers is a part of.
 *
 * @param place where it lies
 * @param created of a receipt, the contract that its transaction itself created
 */
record FilePart(Kind kind, Belongs to, FilePlace place, Optional<EvmAddress> created) {
    enum Kind {
        BLOCK,
        RECEIPT,
        TRACE_BLOCK_FRAME,
        CALL_TREE
    }

    /** What it says itself that it belongs to. */
    sealed interface Belongs {
        record OfBlock(BlockHash hash) implements Belongs {}

        record OfTransaction(TxId id) implements Belongs {}
    }

    /**
     * Recognises an object by the fields that only its kind has.
     *
     * @return empty if it is none that is used here
     * @throws tracer.problem.BadInput if it says nothing about what it belongs to
     */
    static Optional<FilePart> of(JsonNode node, JsonValue value, FilePlace place) {
        if (node.has("parentHash") && node.has("transactions")) {
            return Optional.of(part(Kind.BLOCK, Hex.hash(value.field("hash")), place));
        }
        if (node.has("cumulativeGasUsed")) {
            return Optional.of(
                    new FilePart(
                            Kind.RECEIPT,
                            new Belongs.OfBlock(new BlockHash(Hex.hash(value.field("blockHash")))),
                            place,
                            created(value)));
        }
        if (node.has("traceAddress")) {
            return Optional.of(
                    part(Kind.TRACE_BLOCK_FRAME, Hex.hash(value.field("blockHash")), place));
        }
        if (node.has("txHash") && (node.has("result") || node.has("error"))) {
            TxId id = new TxId(Hex.hash(value.field("txHash")));
            return Optional.of(
                    new FilePart(
                            Kind.CALL_TREE,
                            new Belongs.OfTransaction(id),
                            place,
                            Optional.empty()));
        }
        if (node.path("result").has("type") && node.path("result").has("gas")) {
            throw value.bad(
                    "is a call tree that does not say of which transaction (txHash); older nodes leave it out: give trace_block instead, or leave the traces out");
        }
        return Optional.empty();
    }

    /** Only of a receipt that says that its transaction succeeded. */
    private static Optional<EvmAddress> created(JsonValue receipt) {
        return receipt.fieldIfPresent("status")
                .filter(s -> Hex.quantity(s).equals(BigInteger.ONE))
                .flatMap(s -> Hex.addressIfPresent(receipt, "contractAddress"));
    }

    private static FilePart part(Kind kind, Hash32 block, FilePlace place) {
        return new FilePart(
                kind, new Belongs.OfBlock(new BlockHash(block)), place, Optional.empty());
    }
}
