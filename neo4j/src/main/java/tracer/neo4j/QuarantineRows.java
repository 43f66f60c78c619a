package tracer.neo4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import tracer.entity.Quarantined;
import tracer.entity.Quarantined.Part;
import tracer.entity.Quarantined.Reason;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/** What is held back between rows and values. */
final class QuarantineRows {
    private QuarantineRows() {}

    /** Numbered in order. */
    static List<Object> rows(List<Quarantined> held) {
        List<Object> rows = new ArrayList<>();
        for (Quarantined q : held) {
            rows.add(
                    Map.of(
                            "number", rows.size(),
                            "transaction", q.transaction().toString(),
                            "height", q.height(),
                            "reason", q.reason().id(),
                            "scripts", q.parts().stream().map(p -> p.script().toString()).toList(),
                            "members", q.parts().stream().map(Part::members).toList()));
        }
        return rows;
    }

    static Quarantined of(Record row) {
        List<String> scripts = row.get("scripts").asList(Value::asString);
        List<Integer> members = row.get("members").asList(Value::asInt);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < scripts.size(); i++) {
            parts.add(new Part(ScriptHash.of(scripts.get(i)), members.get(i)));
        }
        return new Quarantined(
                TxId.of(row.get("transaction").asString()),
                row.get("height").asInt(),
                reason(row.get("reason").asString()),
                parts);
    }

    private static Reason reason(String id) {
        return Arrays.stream(Reason.values())
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no reason " + id));
    }
}
