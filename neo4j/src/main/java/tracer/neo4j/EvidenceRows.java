package tracer.neo4j;

import java.util.Map;
import org.neo4j.driver.Record;
import tracer.entity.Evidence;
import tracer.entity.Rule;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/** Evidence between rows and values. */
final class EvidenceRows {
    private EvidenceRows() {}

    static Map<String, Object> row(Evidence e) {
        return Map.of(
                "a", e.a().toString(),
                "b", e.b().toString(),
                "rule", e.rule().id(),
                "version", e.rule().version(),
                "transaction", e.transaction().toString(),
                "height", e.height(),
                "position", e.position());
    }

    static Evidence of(Record row) {
        return new Evidence(
                ScriptHash.of(row.get("a").asString()),
                ScriptHash.of(row.get("b").asString()),
                Rule.of(row.get("rule").asString()),
                TxId.of(row.get("transaction").asString()),
                row.get("height").asInt(),
                row.get("position").asInt());
    }
}
