package tracer.neo4j;

import java.util.HashMap;
import java.util.Map;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Output;
import tracer.ledger.Script;
import tracer.ledger.ScriptType;

/** Outputs and their scripts as rows of a query. */
final class ScriptRows {
    private ScriptRows() {}

    /** An output at its index, with everything that its script's node holds. */
    static Map<String, Object> output(int index, Output output, BitcoinChain chain) {
        Script script = output.script();
        ScriptType type = script.type();
        Map<String, Object> row = new HashMap<>();
        row.put("index", index);
        row.put("value", output.value().value());
        row.put("script", script.hash().toString());
        row.put("type", type.name());
        row.put("bytes", script.bytes().toArray());
        script.address(chain)
                .ifPresent(a -> {
                    row.put("address", a.text());
                    if (type == ScriptType.P2PK) {
                        row.put("keyHash", a.script().hash().toString());
                    }
                });
        return row;
    }
}
