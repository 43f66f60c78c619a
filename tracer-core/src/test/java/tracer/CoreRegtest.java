package tracer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.Origin;
import tracer.bitcoin.TransactionFormat;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.Hash32;
import tracer.ledger.ScriptHash;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;

/** The recorded regtest chain of a real node, with who owned what as its wallets report it. */
public final class CoreRegtest {
    private static final String FOLDER = "bitcoin/core-regtest/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private CoreRegtest() {}

    /** All 623 blocks, ids and hashes computed from the node's hexadecimal bytes. */
    public static List<Block> blocks() throws IOException {
        Path file = RealData.file(FOLDER + "blocks.ndjson.gz");
        List<Block> blocks = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                blocks.add(block(JSON.readTree(line)));
                line = lines.readLine();
            }
        }
        return blocks;
    }

    /** The wallet of each address, by the hash of its script. */
    public static Map<ScriptHash, String> owners() throws IOException {
        Map<ScriptHash, String> owners = new HashMap<>();
        truth().path("wallets")
                .properties()
                .forEach(wallet ->
                        wallet.getValue()
                                .forEach(a -> owners.put(hashOf(a.asText()), wallet.getKey())));
        return owners;
    }

    /** What each transaction was for, as its sender says. */
    public static Map<TxId, String> kinds() throws IOException {
        Map<TxId, String> kinds = new TreeMap<>();
        truth().path("transactions")
                .forEach(t -> kinds.put(TxId.of(text(t, "txid")), text(t, "kind")));
        return kinds;
    }

    /** Which outputs of each transaction return to its sender, as it says itself. */
    public static Map<TxId, Set<Integer>> changes() throws IOException {
        Map<TxId, Set<Integer>> changes = new TreeMap<>();
        truth().path("transactions")
                .forEach(t -> {
                    Set<Integer> change = new TreeSet<>();
                    t.path("change_vouts").forEach(n -> change.add(n.asInt()));
                    changes.put(TxId.of(text(t, "txid")), change);
                });
        return changes;
    }

    private static JsonNode truth() throws IOException {
        return JSON.readTree(RealData.file(FOLDER + "truth.json").toFile());
    }

    private static Block block(JsonNode json) {
        BlockHeader header =
                HeaderFormat.of(
                        json.path("version").asInt(),
                        json.has("previousblockhash")
                                ? BlockHash.of(text(json, "previousblockhash"))
                                : new BlockHash(Hash32.ZERO),
                        Hash32.ofHex(text(json, "merkleroot")),
                        json.path("time").asLong(),
                        Integer.parseUnsignedInt(text(json, "bits"), 16),
                        json.path("nonce").intValue());
        List<Transaction> transactions = new ArrayList<>();
        json.path("tx")
                .forEach(t ->
                        transactions.add(
                                TransactionFormat.parseHex(
                                        text(t, "hex"), Origin.of("core-regtest"))));
        return new Block(json.path("height").asInt(), header, transactions);
    }

    private static ScriptHash hashOf(String address) {
        return Address.of(address, BitcoinChain.REGTEST).script().hash();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
