package tracer.ingest.evm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpType;
import tracer.ingest.json.JsonValue;
import tracer.ledger.Bytes;

/**
 * Transactions, receipts and withdrawals in the bytes that a block commits to: RLP, with the type
 * before it (EIP-2718). Known are legacy transactions and EIP-2930, 1559, 4844 and 7702; of the
 * receipts also those before Byzantium, which have a state root in place of a status.
 */
public final class Consensus {
    /** What every transaction says of the call that it makes, in this order. */
    private static final List<Field> CALL =
            List.of(
                    quantity("gas"),
                    new Field("to", Form.RECEIVER),
                    quantity("value"),
                    data("input"));

    private static final List<Field> ACCESS_LIST =
            List.of(new Field("accessList", Form.ACCESS_LIST));

    private static final List<Field> DYNAMIC =
            joined(
                    List.of(
                            quantity("chainId"),
                            quantity("nonce"),
                            quantity("maxPriorityFeePerGas"),
                            quantity("maxFeePerGas")),
                    CALL,
                    ACCESS_LIST);

    private static final List<Field> SIGNED =
            List.of(new Field("yParity", Form.PARITY), quantity("r"), quantity("s"));

    private static final Map<Long, List<Field>> TRANSACTIONS =
            Map.of(
                    0L,
                    joined(
                            List.of(quantity("nonce"), quantity("gasPrice")),
                            CALL,
                            List.of(quantity("v"), quantity("r"), quantity("s"))),
                    1L,
                    joined(
                            List.of(quantity("chainId"), quantity("nonce"), quantity("gasPrice")),
                            CALL,
                            ACCESS_LIST,
                            SIGNED),
                    2L,
                    joined(DYNAMIC, SIGNED),
                    3L,
                    joined(
                            DYNAMIC,
                            List.of(
                                    quantity("maxFeePerBlobGas"),
                                    new Field("blobVersionedHashes", Form.HASHES)),
                            SIGNED),
                    4L,
                    joined(
                            DYNAMIC,
                            List.of(new Field("authorizationList", Form.AUTHORIZATIONS)),
                            SIGNED));

    private static final List<Field> AUTHORIZATION =
            joined(List.of(quantity("chainId"), data("address"), quantity("nonce")), SIGNED);

    private static final List<Field> WITHDRAWAL =
            List.of(
                    quantity("index"),
                    quantity("validatorIndex"),
                    data("address"),
                    quantity("amount"));

    private Consensus() {}

    /** What came of it. */
    public sealed interface Encoded {
        /** The bytes that a block commits to. */
        record Known(Bytes bytes) implements Encoded {}

        /**
         * They cannot be made from what the source tells.
         *
         * @param why for people
         */
        record NotKnown(String why) implements Encoded {}
    }

    private enum Form {
        DATA,
        QUANTITY,
        RECEIVER,
        PARITY,
        ACCESS_LIST,
        HASHES,
        AUTHORIZATIONS
    }

    private record Field(String name, Form form) {
        /** Empty if it is not told. */
        Optional<RlpType> in(JsonValue parent) {
            Optional<JsonValue> told = parent.fieldIfPresent(name);
            return switch (form) {
                case DATA -> told.map(Rlp::data);
                case QUANTITY -> told.map(Rlp::quantity);
                case RECEIVER -> Optional.of(told.map(Rlp::data).orElse(Rlp.EMPTY));
                // Older nodes tell it as v alone.
                case PARITY -> told.or(() -> parent.fieldIfPresent("v")).map(Rlp::quantity);
                case ACCESS_LIST -> told.map(v -> listed(v, Consensus::access));
                case HASHES -> told.map(v -> listed(v, Rlp::data));
                case AUTHORIZATIONS -> told.flatMap(Consensus::authorizations);
            };
        }
    }

    private static Field data(String name) {
        return new Field(name, Form.DATA);
    }

    private static Field quantity(String name) {
        return new Field(name, Form.QUANTITY);
    }

    @SafeVarargs
    private static List<Field> joined(List<Field>... parts) {
        List<Field> all = new ArrayList<>();
        for (List<Field> part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
    }

    /** A transaction as {@code eth_getBlockByNumber} tells it. */
    public static Encoded transaction(JsonValue t) {
        long type = type(t);
        List<Field> form = TRANSACTIONS.get(type);
        return form == null
                ? new Encoded.NotKnown("transaction type %d is not known here".formatted(type))
                : encoded(type, form, t, "transaction");
    }

    /**
     * A receipt as {@code eth_getBlockReceipts} tells it.
     *
     * @param transaction its own, which says its type
     */
    public static Encoded receipt(JsonValue r, JsonValue transaction) {
        long type = type(transaction);
        if (!TRANSACTIONS.containsKey(type)) {
            return new Encoded.NotKnown("transaction type %d is not known here".formatted(type));
        }
        Field outcome = r.fieldIfPresent("status").isPresent() ? quantity("status") : data("root");
        List<RlpType> items = new ArrayList<>();
        for (Field f : List.of(outcome, quantity("cumulativeGasUsed"), data("logsBloom"))) {
            Optional<RlpType> item = f.in(r);
            if (item.isEmpty()) {
                return notTold("receipt", f.name());
            }
            items.add(item.get());
        }
        items.add(listed(r.field("logs"), Consensus::log));
        return new Encoded.Known(typed(type, items));
    }

    /** A withdrawal (EIP-4895). */
    static Encoded withdrawal(JsonValue w) {
        return encoded(0, WITHDRAWAL, w, "withdrawal");
    }

    private static long type(JsonValue t) {
        return t.fieldIfPresent("type").map(Hex::number).orElse(0L);
    }

    private static Encoded encoded(long type, List<Field> form, JsonValue v, String what) {
        List<RlpType> items = new ArrayList<>();
        for (Field f : form) {
            Optional<RlpType> item = f.in(v);
            if (item.isEmpty()) {
                return notTold(what, f.name());
            }
            items.add(item.get());
        }
        return new Encoded.Known(typed(type, items));
    }

    private static Encoded notTold(String what, String field) {
        return new Encoded.NotKnown("a %s is told without %s".formatted(what, field));
    }

    private static Bytes typed(long type, List<RlpType> items) {
        byte[] rlp = RlpEncoder.encode(new RlpList(items));
        if (type == 0) {
            return Bytes.of(rlp);
        }
        byte[] typed = new byte[rlp.length + 1];
        typed[0] = (byte) type;
        System.arraycopy(rlp, 0, typed, 1, rlp.length);
        return Bytes.of(typed);
    }

    /** How one element of a list is written. */
    @FunctionalInterface
    private interface Element {
        RlpType of(JsonValue v);
    }

    private static RlpType listed(JsonValue list, Element element) {
        return new RlpList(list.items().stream().map(element::of).toList());
    }

    private static RlpType access(JsonValue entry) {
        return new RlpList(
                Rlp.data(entry.field("address")), listed(entry.field("storageKeys"), Rlp::data));
    }

    private static RlpType log(JsonValue log) {
        return new RlpList(
                Rlp.data(log.field("address")),
                listed(log.field("topics"), Rlp::data),
                Rlp.data(log.field("data")));
    }

    private static Optional<RlpType> authorizations(JsonValue list) {
        List<RlpType> all = new ArrayList<>();
        for (JsonValue one : list.items()) {
            List<RlpType> items = new ArrayList<>();
            for (Field f : AUTHORIZATION) {
                Optional<RlpType> item = f.in(one);
                if (item.isEmpty()) {
                    return Optional.empty();
                }
                items.add(item.get());
            }
            all.add(new RlpList(items));
        }
        return Optional.of(new RlpList(all));
    }
}
