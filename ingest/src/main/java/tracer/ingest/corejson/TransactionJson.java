package tracer.ingest.corejson;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.bitcoin.Origin;
import tracer.bitcoin.TransactionFormat;
import tracer.ingest.json.JsonValue;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.Transaction;
import tracer.problem.BadInput;

/**
 * One transaction of a block's JSON. It is what its {@code hex} says; the words around it are held
 * against that, exactly, and only {@code vin[].prevout}, which no byte of the transaction proves,
 * is taken from them as the node's claim.
 */
final class TransactionJson {
    private static final int BTC_DECIMALS = 8;

    private TransactionJson() {}

    /**
     * Reads a transaction and adds what the node claims of the outputs that it spends.
     *
     * @throws BadInput naming the field, if words and bytes differ
     */
    static Transaction read(JsonValue json, Map<OutPoint, Output> claimed) {
        JsonValue hex = json.field("hex");
        Transaction t = TransactionFormat.parse(hex.hex(), Origin.of(hex.spot()));
        JsonValue id = json.field("txid");
        if (!id.hash().equals(t.id().hash())) {
            throw id.bad("the transaction's bytes hash to %s, not to this".formatted(t.id()));
        }
        checkOutputs(json.field("vout"), t.outputs());
        List<JsonValue> inputs = entries(json.field("vin"), t.inputs().size());
        if (!t.isCoinbase()) {
            readClaims(json, inputs, t, claimed);
        }
        return t;
    }

    private static void checkOutputs(JsonValue list, List<Output> outputs) {
        List<JsonValue> said = entries(list, outputs.size());
        for (int i = 0; i < said.size(); i++) {
            said.get(i).field("n").mustBe(i, "its position is");
            JsonValue value = said.get(i).field("value");
            BigDecimal sats = BigDecimal.valueOf(outputs.get(i).value().value(), BTC_DECIMALS);
            if (value.decimal().compareTo(sats) != 0) {
                throw value.bad(
                        "the JSON says %s BTC, the transaction's bytes say %s BTC"
                                .formatted(
                                        JsonValue.excerpt(value.decimal().toString()),
                                        outputs.get(i).value().toBtc()));
            }
            JsonValue script = said.get(i).field("scriptPubKey").field("hex");
            if (!Arrays.equals(script.hex(), outputs.get(i).script().bytes().toArray())) {
                throw script.bad("differs from the script in the transaction's bytes");
            }
        }
    }

    private static void readClaims(
            JsonValue json, List<JsonValue> said, Transaction t, Map<OutPoint, Output> claimed) {
        Sats sum = Sats.ZERO;
        boolean complete = true;
        for (int i = 0; i < said.size(); i++) {
            if (!(t.inputs().get(i) instanceof Input.Spend spend)) {
                throw said.get(i).bad("spends nothing, in a transaction that is no coinbase");
            }
            OutPoint spent = spend.output();
            JsonValue tx = said.get(i).field("txid");
            if (!tx.hash().equals(spent.tx().hash())) {
                throw tx.bad("the transaction's bytes spend %s".formatted(spent));
            }
            said.get(i).field("vout").mustBe(spent.index(), "the transaction's bytes spend output");
            Optional<Output> claim = said.get(i).fieldIfPresent("prevout").map(p -> output(p));
            complete &= claim.isPresent();
            if (claim.isPresent()) {
                claimed.put(spent, claim.get());
                sum = located(said.get(i), sum, claim.get().value());
            }
        }
        if (complete) {
            checkFee(json, sum.value(), t.totalOut());
        }
    }

    /** Claims that would create money, or that disagree with the claimed fee, are no claims. */
    private static void checkFee(JsonValue json, long in, Sats out) {
        if (in < out.value()) {
            throw json.field("vin")
                    .bad(
                            "the previous outputs sum to %d satoshis, less than the %d paid out"
                                    .formatted(in, out.value()));
        }
        Optional<JsonValue> fee = json.fieldIfPresent("fee");
        if (fee.isPresent() && sats(fee.get()).value() != in - out.value()) {
            throw fee.get()
                    .bad(
                            "inputs less outputs are %d satoshis, not this"
                                    .formatted(in - out.value()));
        }
    }

    private static Output output(JsonValue prevout) {
        return new Output(
                sats(prevout.field("value")),
                Script.of(prevout.field("scriptPubKey").field("hex").hex()));
    }

    private static Sats located(JsonValue input, Sats sum, Sats more) {
        try {
            return sum.plus(more);
        } catch (BadInput e) {
            throw input.bad("with this input the sum is impossible: " + e.getMessage());
        }
    }

    private static Sats sats(JsonValue btc) {
        try {
            return Sats.ofBtc(btc.decimal());
        } catch (BadInput e) {
            throw btc.bad(e.getMessage());
        }
    }

    private static List<JsonValue> entries(JsonValue list, int expected) {
        List<JsonValue> entries = list.items();
        if (entries.size() != expected) {
            throw list.bad(
                    "has %d entries, the transaction's bytes have %d"
                            .formatted(entries.size(), expected));
        }
        return entries;
    }
}
