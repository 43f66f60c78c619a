package tracer.ingest.evm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.web3j.crypto.Hash;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpType;
import tracer.ingest.json.JsonValue;
import tracer.ledger.Hash32;

/**
 * A block's name, recomputed: Keccak-256 of the RLP list of its header's fields. The first fifteen
 * are those of the yellow paper; later ones came at its end with EIP-1559, 4895, 4844 (two), 4788
 * and 7685, in this order.
 *
 * <p>Known failure: chains with header fields of their own have other names; there, and after a
 * fork that this does not know, the name stays the node's claim.
 */
final class HeaderHash {
    private enum Form {
        DATA,
        QUANTITY
    }

    private record Field(String name, Form form) {}

    private static final List<Field> ALWAYS =
            List.of(
                    data("parentHash"),
                    data("sha3Uncles"),
                    data("miner"),
                    data("stateRoot"),
                    data("transactionsRoot"),
                    data("receiptsRoot"),
                    data("logsBloom"),
                    quantity("difficulty"),
                    quantity("number"),
                    quantity("gasLimit"),
                    quantity("gasUsed"),
                    quantity("timestamp"),
                    data("extraData"),
                    data("mixHash"),
                    data("nonce"));

    private static final List<Field> LATER =
            List.of(
                    quantity("baseFeePerGas"),
                    data("withdrawalsRoot"),
                    quantity("blobGasUsed"),
                    quantity("excessBlobGas"),
                    data("parentBeaconBlockRoot"),
                    data("requestsHash"));

    private HeaderHash() {}

    private static Field data(String name) {
        return new Field(name, Form.DATA);
    }

    private static Field quantity(String name) {
        return new Field(name, Form.QUANTITY);
    }

    /** The name that the fields make; empty if one that must be there is not. */
    static Optional<Hash32> of(JsonValue block) {
        List<RlpType> items = new ArrayList<>();
        for (Field f : ALWAYS) {
            Optional<JsonValue> value = block.fieldIfPresent(f.name);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            items.add(item(f, value.get()));
        }
        boolean ended = false;
        for (Field f : LATER) {
            Optional<JsonValue> value = block.fieldIfPresent(f.name);
            if (ended && value.isPresent()) {
                return Optional.empty();
            }
            ended = value.isEmpty();
            value.ifPresent(v -> items.add(item(f, v)));
        }
        byte[] rlp = RlpEncoder.encode(new RlpList(items));
        return Optional.of(Hash32.ofBytes(Hash.sha3(rlp)));
    }

    private static RlpType item(Field f, JsonValue v) {
        return switch (f.form) {
            case DATA -> Rlp.data(v);
            case QUANTITY -> Rlp.quantity(v);
        };
    }
}
