package tracer.ingest.demo.swap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.web3j.crypto.Hash;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;
import tracer.ingest.evm.Consensus;
import tracer.ingest.evm.PatriciaRoot;
import tracer.ingest.json.Json;
import tracer.ingest.json.JsonValue;
import tracer.ledger.Bytes;
import tracer.ledger.EvmAddress;
import tracer.ledger.Hash32;

/**
 * Writes a chain as an EVM node answers, one RPC answer a line: {@code eth_getBlockByNumber},
 * {@code eth_getBlockReceipts} and {@code trace_block}. Blocks are linked, and their names are
 * those of their headers; the roots of state, transactions and receipts, the Bloom filters and the
 * names of transactions are made up, and nothing is signed.
 */
final class AnswerFiles implements Closeable {
    private static final String TRANSFER =
            "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
    private static final String ZERO_HASH = "0x" + "0".repeat(64);
    private static final String NO_BLOOM = "0x" + "0".repeat(512);

    /** Keccak-256 of the RLP of an empty list: no uncles (yellow paper). */
    private static final String NO_UNCLES =
            "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347";

    private static final long BASE_FEE = 1_000_000_000;
    private static final long TIP = 100_000_000;
    private static final long GAS = 52_000;
    private static final List<String> DATA_BEFORE_DIFFICULTY =
            List.of(
                    "parentHash",
                    "sha3Uncles",
                    "miner",
                    "stateRoot",
                    "transactionsRoot",
                    "receiptsRoot",
                    "logsBloom");
    private static final List<String> QUANTITIES =
            List.of("difficulty", "number", "gasLimit", "gasUsed", "timestamp");
    private static final List<String> DATA_AFTER = List.of("extraData", "mixHash", "nonce");

    private final SwapAddresses parties;
    private final BufferedWriter blocks;
    private final BufferedWriter receipts;
    private final BufferedWriter traces;
    private final Map<EvmAddress, Integer> nonces = new HashMap<>();
    private String parent = ZERO_HASH;
    private int height;
    private int answers;
    private int transactions;
    private String contract = "";

    AnswerFiles(Path folder, SwapAddresses parties) throws IOException {
        this.parties = parties;
        this.blocks = Files.newBufferedWriter(folder.resolve("blocks.jsonl"));
        this.receipts = Files.newBufferedWriter(folder.resolve("receipts.jsonl"));
        this.traces = Files.newBufferedWriter(folder.resolve("traces.jsonl"));
    }

    /** One transaction in its three answers. */
    private record Parts(ObjectNode transaction, ObjectNode receipt, ObjectNode trace) {
        void name(String block) {
            transaction.put("blockHash", block);
            receipt.put("blockHash", block);
            receipt.get("logs").forEach(l -> ((ObjectNode) l).put("blockHash", block));
            trace.put("blockHash", block);
        }
    }

    /** Adds a block without transactions. */
    void empty(Instant time) throws IOException {
        seal(time, List.of());
    }

    /** Adds a block in which the token's contract is made. */
    EvmAddress create(Instant time, EvmAddress issuer) throws IOException {
        byte[] hash =
                Hash.sha3(
                        RlpEncoder.encode(
                                new RlpList(
                                        RlpString.create(issuer.toBytes()),
                                        RlpString.create(new byte[0]))));
        EvmAddress made =
                EvmAddress.ofBytes(
                        Arrays.copyOfRange(hash, hash.length - EvmAddress.BYTES, hash.length));
        contract = text(made);
        ObjectNode transaction = transaction(issuer, 0, Optional.empty(), "0x00");
        ObjectNode receipt = receipt(transaction, 0);
        receipt.putNull("to");
        receipt.put("contractAddress", contract);
        receipt.putArray("logs");
        ObjectNode trace = trace(transaction, 0).put("type", "create");
        trace.putObject("action")
                .put("from", text(issuer))
                .put("value", "0x0")
                .put("gas", hex(GAS))
                .put("init", "0x00");
        trace.putObject("result").put("address", contract).put("code", "0x").put("gasUsed", "0x0");
        seal(time, List.of(new Parts(transaction, receipt, trace)));
        return made;
    }

    /** Adds a block of token payments; returns how each is cited. */
    List<String> pay(Instant time, List<TokenCall> calls) throws IOException {
        List<Parts> all = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (TokenCall call : calls) {
            Parts made = parts(call, all.size());
            ids.add(made.transaction().get("hash").asText() + ":log-" + all.size());
            all.add(made);
        }
        seal(time, all);
        return ids;
    }

    private Parts parts(TokenCall call, int index) {
        ObjectNode transaction =
                transaction(call.signer(), index, Optional.of(contract), call.input());
        ObjectNode receipt = receipt(transaction, index).put("to", contract);
        receipt.putNull("contractAddress");
        ObjectNode log = receipt.putArray("logs").addObject();
        log.put("address", contract)
                .put("data", "0x%064x".formatted(call.amount()))
                .put("blockNumber", hex(height))
                .put("transactionHash", transaction.get("hash").asText())
                .put("transactionIndex", hex(index))
                .put("logIndex", hex(index))
                .put("removed", false);
        log.putArray("topics").add(TRANSFER).add(topic(call.from())).add(topic(call.to()));
        ObjectNode trace = trace(transaction, index).put("type", "call");
        trace.putObject("action")
                .put("callType", "call")
                .put("from", text(call.signer()))
                .put("to", contract)
                .put("value", "0x0")
                .put("gas", hex(GAS))
                .put("input", call.input());
        trace.putObject("result").put("gasUsed", "0x0").put("output", "0x");
        return new Parts(transaction, receipt, trace);
    }

    /** Named by its fields, as every transaction is; only its signature is made up. */
    private ObjectNode transaction(
            EvmAddress signer, int index, Optional<String> to, String input) {
        ObjectNode transaction =
                Json.MAPPER
                        .createObjectNode()
                        .put("type", "0x2")
                        .put("chainId", hex(SwapAddresses.CHAIN.number()))
                        .put("nonce", hex(nonces.merge(signer, 1, Integer::sum) - 1))
                        .put("from", text(signer))
                        .put("value", "0x0")
                        .put("gas", hex(GAS))
                        .put("maxFeePerGas", hex(2 * BASE_FEE))
                        .put("maxPriorityFeePerGas", hex(TIP))
                        .put("input", input)
                        .put("yParity", "0x0")
                        .put("r", hash("signature " + transactions))
                        .put("s", hash("signature's other half " + transactions++))
                        .put("blockNumber", hex(height))
                        .put("transactionIndex", hex(index));
        to.ifPresentOrElse(a -> transaction.put("to", a), () -> transaction.putNull("to"));
        transaction.putArray("accessList");
        Bytes bytes = known(Consensus.transaction(told(transaction)));
        return transaction.put("hash", "0x" + Hash32.ofBytes(Hash.sha3(bytes.toArray())));
    }

    private static JsonValue told(JsonNode node) {
        return new JsonValue(node, "the demonstration", () -> "");
    }

    private static Bytes known(Consensus.Encoded encoded) {
        return switch (encoded) {
            case Consensus.Encoded.Known(Bytes bytes) -> bytes;
            case Consensus.Encoded.NotKnown(String why) -> throw new IllegalStateException(why);
        };
    }

    private ObjectNode receipt(ObjectNode transaction, int index) {
        return Json.MAPPER
                .createObjectNode()
                .put("transactionHash", transaction.get("hash").asText())
                .put("transactionIndex", hex(index))
                .put("blockNumber", hex(height))
                .put("from", transaction.get("from").asText())
                .put("type", "0x2")
                .put("status", "0x1")
                .put("gasUsed", hex(GAS))
                .put("cumulativeGasUsed", hex(GAS * (index + 1)))
                .put("effectiveGasPrice", hex(BASE_FEE + TIP))
                .put("logsBloom", NO_BLOOM);
    }

    private ObjectNode trace(ObjectNode transaction, int index) {
        ObjectNode trace =
                Json.MAPPER
                        .createObjectNode()
                        .put("blockNumber", height)
                        .put("transactionHash", transaction.get("hash").asText())
                        .put("transactionPosition", index)
                        .put("subtraces", 0);
        trace.putArray("traceAddress");
        return trace;
    }

    private static String root(List<Parts> all, Function<Parts, Consensus.Encoded> of) {
        return "0x" + PatriciaRoot.ofList(all.stream().map(of).map(AnswerFiles::known).toList());
    }

    private void seal(Instant time, List<Parts> all) throws IOException {
        ObjectNode block =
                Json.MAPPER
                        .createObjectNode()
                        .put("number", hex(height))
                        .put("parentHash", parent)
                        .put("sha3Uncles", NO_UNCLES)
                        .put("miner", text(parties.of("block maker")))
                        .put("stateRoot", hash("state " + height))
                        .put(
                                "transactionsRoot",
                                root(all, p -> Consensus.transaction(told(p.transaction()))))
                        .put(
                                "receiptsRoot",
                                root(
                                        all,
                                        p ->
                                                Consensus.receipt(
                                                        told(p.receipt()), told(p.transaction()))))
                        .put("logsBloom", NO_BLOOM)
                        .put("difficulty", "0x0")
                        .put("gasLimit", "0x1c9c380")
                        .put("gasUsed", hex(GAS * all.size()))
                        .put("timestamp", hex(time.getEpochSecond()))
                        .put("extraData", "0x")
                        .put("mixHash", hash("randomness " + height))
                        .put("nonce", "0x0000000000000000")
                        .put("baseFeePerGas", hex(BASE_FEE));
        String name = "0x" + HexFormat.of().formatHex(Hash.sha3(rlp(block)));
        block.put("hash", name);
        block.putArray("uncles");
        ArrayNode inside = block.putArray("transactions");
        ArrayNode receiptsOf = Json.MAPPER.createArrayNode();
        ArrayNode tracesOf = Json.MAPPER.createArrayNode();
        for (Parts p : all) {
            p.name(name);
            inside.add(p.transaction());
            receiptsOf.add(p.receipt());
            tracesOf.add(p.trace());
        }
        answer(blocks, block);
        answer(receipts, receiptsOf);
        answer(traces, tracesOf);
        parent = name;
        height++;
    }

    /** The header's fields in the order of the yellow paper, with EIP-1559's at the end. */
    private static byte[] rlp(JsonNode block) {
        List<RlpType> items = new ArrayList<>();
        DATA_BEFORE_DIFFICULTY.forEach(f -> items.add(data(block.get(f).asText())));
        QUANTITIES.forEach(f -> items.add(quantity(block.get(f).asText())));
        DATA_AFTER.forEach(f -> items.add(data(block.get(f).asText())));
        items.add(quantity(block.get("baseFeePerGas").asText()));
        return RlpEncoder.encode(new RlpList(items));
    }

    private static RlpType data(String hex) {
        return RlpString.create(HexFormat.of().parseHex(hex.substring(2)));
    }

    /** Without leading zeros; zero is an empty string. */
    private static RlpType quantity(String hex) {
        byte[] raw = new BigInteger(hex.substring(2), 16).toByteArray();
        return RlpString.create(raw[0] == 0 ? Arrays.copyOfRange(raw, 1, raw.length) : raw);
    }

    private void answer(BufferedWriter file, JsonNode result) throws IOException {
        ObjectNode answer =
                Json.MAPPER.createObjectNode().put("jsonrpc", "2.0").put("id", ++answers);
        answer.set("result", result);
        file.write(Json.MAPPER.writeValueAsString(answer));
        file.write('\n');
    }

    private String hash(String what) {
        String text = "demonstration %d/%s".formatted(parties.seed(), what);
        return "0x" + Hash32.ofBytes(Hash.sha3(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(EvmAddress address) {
        return "0x" + address.key();
    }

    private static String topic(EvmAddress address) {
        return "0x" + "0".repeat(24) + address.key();
    }

    private static String hex(long n) {
        return "0x" + Long.toHexString(n);
    }

    @Override
    public void close() throws IOException {
        try {
            blocks.close();
        } finally {
            try {
                receipts.close();
            } finally {
                traces.close();
            }
        }
    }
}
