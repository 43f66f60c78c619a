package tracer.ingest.evm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import tracer.account.AccountBlock;
import tracer.ingest.json.JsonValue;
import tracer.ledger.EvmChain;

/**
 * A block with one transaction: blob gas, a token's log, a call inside. Of a chain whose header is
 * not checked, so that its parts can be changed one by one.
 */
final class MadeUpBlock {
    static final String HASH = "0x" + "ab".repeat(32);
    static final String OTHER_HASH = "0x" + "cd".repeat(32);
    static final String TX = "0x" + "01".repeat(32);
    static final String ALICE = "0x" + "aa".repeat(20);
    static final String BOB = "0x" + "bb".repeat(20);
    static final String CAROL = "0x" + "cc".repeat(20);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EvmChain CHAIN = EvmChain.of(100);

    final ObjectNode block =
            object(
                    """
                    {"number": "0x10", "hash": "%s", "parentHash": "%s", "timestamp": "0x65f30cb7",
                     "miner": "%s", "difficulty": "0x0", "gasUsed": "0x7530", "baseFeePerGas": "0x7",
                     "withdrawals": [{"index": "0x5", "validatorIndex": "0x1", "address": "%s", "amount": "0x3"}],
                     "transactions": [{"hash": "%s", "from": "%s", "to": "%s", "value": "0x64", "type": "0x3",
                        "maxFeePerGas": "0xff", "input": "0x01", "blockHash": "%s", "transactionIndex": "0x0"}]}
                    """
                            .formatted(HASH, OTHER_HASH, CAROL, CAROL, TX, ALICE, BOB, HASH));
    final ObjectNode receipt =
            object(
                    """
                    {"transactionHash": "%s", "transactionIndex": "0x0", "blockHash": "%s", "blockNumber": "0x10",
                     "from": "%s", "to": "%s", "status": "0x1", "gasUsed": "0x7530", "cumulativeGasUsed": "0x7530",
                     "effectiveGasPrice": "0xa", "blobGasUsed": "0x20000", "blobGasPrice": "0x3", "l1Fee": "0x9",
                     "logs": [{"address": "%s", "blockHash": "%s", "transactionHash": "%s", "transactionIndex": "0x0",
                        "logIndex": "0x4", "removed": false, "data": "0x%064x",
                        "topics": ["0x%s", "0x%s", "0x%s"]}]}
                    """
                            .formatted(
                                    TX,
                                    HASH,
                                    ALICE,
                                    BOB,
                                    BOB,
                                    HASH,
                                    TX,
                                    1_000,
                                    TransferLog.TRANSFER,
                                    "0".repeat(24) + "aa".repeat(20),
                                    "0".repeat(24) + "cc".repeat(20)));
    final ObjectNode traces =
            object(
                    """
                    {"frames": [
                     {"type": "call", "action": {"callType": "call", "from": "%1$s", "to": "%2$s", "value": "0x64"},
                      "blockHash": "%4$s", "transactionHash": "%5$s", "traceAddress": [], "result": {}},
                     {"type": "call", "action": {"callType": "call", "from": "%2$s", "to": "%3$s", "value": "0x28"},
                      "blockHash": "%4$s", "transactionHash": "%5$s", "traceAddress": [0], "result": {}}]}
                    """
                            .formatted(ALICE, BOB, CAROL, HASH, TX));

    static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode transaction() {
        return (ObjectNode) block.get("transactions").get(0);
    }

    ObjectNode log() {
        return (ObjectNode) receipt.get("logs").get(0);
    }

    ObjectNode frame(int i) {
        return (ObjectNode) traces.get("frames").get(i);
    }

    private static JsonValue value(ObjectNode node, String what) {
        return new JsonValue(node, what, () -> "");
    }

    AccountBlock read(Tally tally) {
        return BlockReading.read(
                new BlockParts(
                        value(block, "block 16"),
                        List.of(value(receipt, "receipt of block 16")),
                        new BlockParts.TraceJson.TraceBlock(
                                value(traces, "traces of block 16").field("frames").items())),
                CHAIN,
                EvmRules.of(CHAIN, Set.of()),
                tally);
    }
}
