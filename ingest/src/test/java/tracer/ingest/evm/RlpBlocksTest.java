package tracer.ingest.evm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.web3j.rlp.RlpDecoder;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;
import tracer.ingest.json.JsonValue;
import tracer.ledger.Bytes;
import tracer.ledger.Hash32;

/**
 * Main-net blocks in the bytes in which peers exchange them: the truth for what we make of JSON.
 */
class RlpBlocksTest {
    private static final int TRANSACTIONS_ROOT = 4;
    private static final int WITHDRAWALS_ROOT = 16;

    private static final List<String> LEGACY =
            List.of("nonce", "gasPrice", "gas", "to", "value", "input", "v", "r", "s");
    private static final List<String> LISTED =
            List.of(
                    "chainId",
                    "nonce",
                    "gasPrice",
                    "gas",
                    "to",
                    "value",
                    "input",
                    "accessList",
                    "yParity",
                    "r",
                    "s");
    private static final List<String> DYNAMIC =
            List.of(
                    "chainId",
                    "nonce",
                    "maxPriorityFeePerGas",
                    "maxFeePerGas",
                    "gas",
                    "to",
                    "value",
                    "input",
                    "accessList",
                    "yParity",
                    "r",
                    "s");
    private static final List<String> BLOB =
            List.of(
                    "chainId",
                    "nonce",
                    "maxPriorityFeePerGas",
                    "maxFeePerGas",
                    "gas",
                    "to",
                    "value",
                    "input",
                    "accessList",
                    "maxFeePerBlobGas",
                    "blobVersionedHashes",
                    "yParity",
                    "r",
                    "s");

    @ParameterizedTest
    @CsvSource({"14764013,'[0, 2]'", "17034869,'[0, 2]'", "19426587,'[0, 2]'"})
    void whatIsMadeOfJsonIsWhatPeersExchange(String height, String types) throws IOException {
        List<String> lines =
                Files.readAllLines(RealAnswers.file("rlp/block-data-" + height + ".yaml"));
        List<RlpType> header = list(lines.get(0));
        List<RlpType> body = list(lines.get(1));
        List<Bytes> told = new ArrayList<>();
        Set<Integer> found = new TreeSet<>();
        for (RlpType t : ((RlpList) body.getFirst()).getValues()) {
            ObjectNode json = json(t);
            found.add(Integer.decode(json.get("type").asText()));
            Consensus.Encoded made = Consensus.transaction(new JsonValue(json, "rlp", () -> ""));
            assertThat(made).isEqualTo(new Consensus.Encoded.Known(Bytes.of(bytes(t))));
            told.add(Bytes.of(bytes(t)));
        }
        assertThat(found).hasToString(types);
        assertThat(PatriciaRoot.ofList(told)).isEqualTo(root(header, TRANSACTIONS_ROOT));
        if (header.size() > WITHDRAWALS_ROOT) {
            List<Bytes> withdrawals =
                    ((RlpList) body.get(2))
                            .getValues().stream().map(w -> Bytes.of(RlpEncoder.encode(w))).toList();
            assertThat(withdrawals).hasSize(16);
            assertThat(PatriciaRoot.ofList(withdrawals)).isEqualTo(root(header, WITHDRAWALS_ROOT));
        }
    }

    private static List<RlpType> list(String line) {
        byte[] bytes = HexFormat.of().parseHex(line.substring(line.indexOf("0x") + 2).strip());
        return ((RlpList) RlpDecoder.decode(bytes).getValues().getFirst()).getValues();
    }

    private static Hash32 root(List<RlpType> header, int at) {
        return Hash32.ofBytes(((RlpString) header.get(at)).getBytes());
    }

    /** A typed transaction is a string, a legacy one a list. */
    private static byte[] bytes(RlpType t) {
        return t instanceof RlpString s ? s.getBytes() : RlpEncoder.encode(t);
    }

    private static ObjectNode json(RlpType t) {
        int type = t instanceof RlpString s ? s.getBytes()[0] : 0;
        List<RlpType> values =
                t instanceof RlpString s
                        ? ((RlpList)
                                        RlpDecoder.decode(
                                                        Arrays.copyOfRange(
                                                                s.getBytes(),
                                                                1,
                                                                s.getBytes().length))
                                                .getValues()
                                                .getFirst())
                                .getValues()
                        : ((RlpList) t).getValues();
        List<String> names =
                switch (type) {
                    case 0 -> LEGACY;
                    case 1 -> LISTED;
                    case 2 -> DYNAMIC;
                    default -> BLOB;
                };
        assertThat(values).hasSameSizeAs(names);
        ObjectNode json = MadeUpBlock.object("{}").put("type", "0x" + type);
        for (int i = 0; i < names.size(); i++) {
            put(json, names.get(i), values.get(i));
        }
        return json;
    }

    private static void put(ObjectNode json, String name, RlpType value) {
        switch (name) {
            case "input" -> json.put(name, hex(value));
            case "to" -> {
                if (((RlpString) value).getBytes().length > 0) {
                    json.put(name, hex(value));
                }
            }
            case "blobVersionedHashes" -> {
                ArrayNode all = json.putArray(name);
                ((RlpList) value).getValues().forEach(h -> all.add(hex(h)));
            }
            case "accessList" -> {
                ArrayNode all = json.putArray(name);
                for (RlpType entry : ((RlpList) value).getValues()) {
                    List<RlpType> parts = ((RlpList) entry).getValues();
                    ObjectNode one = all.addObject().put("address", hex(parts.get(0)));
                    ArrayNode keys = one.putArray("storageKeys");
                    ((RlpList) parts.get(1)).getValues().forEach(k -> keys.add(hex(k)));
                }
            }
            default ->
                    json.put(
                            name,
                            "0x" + new BigInteger(1, ((RlpString) value).getBytes()).toString(16));
        }
    }

    private static String hex(RlpType value) {
        return "0x" + HexFormat.of().formatHex(((RlpString) value).getBytes());
    }
}
