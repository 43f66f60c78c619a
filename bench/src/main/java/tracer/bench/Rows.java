package tracer.bench;

import java.util.HashMap;
import java.util.Map;
import tracer.entity.Evidence;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Output;

/** What the compared loaders send of outputs and evidence: the same as the product does. */
final class Rows {
    private Rows() {}

    static Map<String, Object> output(int index, Output output) {
        Map<String, Object> row = new HashMap<>();
        row.put("index", index);
        row.put("value", output.value().value());
        row.put("script", output.script().hash().toString());
        row.put("type", output.script().type().name());
        row.put("bytes", output.script().bytes().toArray());
        output.script().address(BitcoinChain.REGTEST).ifPresent(a -> row.put("address", a.text()));
        return row;
    }

    static Map<String, Object> evidence(Evidence e) {
        return Map.of(
                "a", e.a().toString(),
                "b", e.b().toString(),
                "rule", e.rule().id(),
                "version", e.rule().version(),
                "transaction", e.transaction().toString(),
                "height", e.height());
    }
}
