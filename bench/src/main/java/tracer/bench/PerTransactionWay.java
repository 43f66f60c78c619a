package tracer.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.TransactionFormat;
import tracer.entity.CoSpend;
import tracer.entity.Evidence;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.Funding;
import tracer.ledger.Input;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.Transaction;
import tracer.neo4j.GraphStore;

/**
 * The plain loader that everybody writes first: the same constraints and the same content, one
 * query for each transaction (and one more where it gives evidence), each committed by itself. It
 * merges, so that what was loaded may come again and fundings may come late.
 */
final class PerTransactionWay implements StoringWay {
    private static final String TRANSACTION =
            """
            CYPHER 5
            MERGE (t:Transaction {id: $id})
            SET t.height = $height, t.position = $position, t.raw = $raw
            WITH t
            CALL (t) {
              UNWIND $outputs AS output
              MERGE (s:Script {hash: output.script})
              ON CREATE SET s.type = output.type, s.bytes = output.bytes, s.address = output.address
              MERGE (t)-[p:PAYS {index: output.index}]->(s)
              SET p.value = output.value
            }
            CALL (t) {
              UNWIND $spends AS spend
              MERGE (f:Transaction {id: spend.from})
              MERGE (f)-[flow:FLOW {index: spend.index, input: spend.input}]->(t)
              WITH f, flow, spend
              OPTIONAL MATCH (f)-[p:PAYS {index: spend.index}]->(s:Script)
              SET flow.value = p.value, flow.script = s.bytes
              RETURN collect([spend.input, p.value, s.bytes]) AS fundings
            }
            RETURN fundings
            """;

    private static final String EVIDENCE =
            """
            CYPHER 5
            UNWIND $rows AS row
            MATCH (a:Script {hash: row.a})
            MATCH (b:Script {hash: row.b})
            CREATE (a)-[:SAME_OWNER {rule: row.rule, version: row.version,
                                     transaction: row.transaction, height: row.height}]->(b)
            """;

    private static final String BLOCK =
            """
            CYPHER 5
            CREATE (:Block {hash: $hash, height: $height, time: $time, header: $header})
            """;

    private final CoSpend rules = new CoSpend();
    private Optional<Session> session = Optional.empty();

    @Override
    public void prepare(Driver driver) {
        GraphStore.open(driver, BitcoinChain.REGTEST, rules);
        session = Optional.of(driver.session());
    }

    @Override
    public void store(Block block) {
        Session s = session.orElseThrow();
        for (int position = 0; position < block.transactions().size(); position++) {
            store(s, block, position);
        }
        s.run(
                        BLOCK,
                        Map.of(
                                "hash", block.hash().toString(),
                                "height", block.height(),
                                "time", block.header().time(),
                                "header", HeaderFormat.bytesOf(block.header())))
                .consume();
    }

    private void store(Session s, Block block, int position) {
        Transaction t = block.transactions().get(position);
        Record stored =
                s.run(
                                TRANSACTION,
                                Map.of(
                                        "id", t.id().toString(),
                                        "height", block.height(),
                                        "position", position,
                                        "raw", TransactionFormat.bytesOf(t),
                                        "outputs", outputs(t),
                                        "spends", spends(t)))
                        .single();
        Place place =
                new Place(block.height(), position, block.hash(), block.header().claimedTime());
        List<Evidence> evidence =
                rules.evidence(new PlacedTransaction(t, place, fundings(t, stored), List.of()));
        if (!evidence.isEmpty()) {
            s.run(EVIDENCE, Map.of("rows", evidence.stream().map(Rows::evidence).toList()))
                    .consume();
        }
    }

    private static List<Map<String, Object>> outputs(Transaction t) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < t.outputs().size(); i++) {
            rows.add(Rows.output(i, t.outputs().get(i)));
        }
        return rows;
    }

    private static List<Map<String, Object>> spends(Transaction t) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Input in : t.inputs()) {
            if (in instanceof Input.Spend spend) {
                Map<String, Object> row = new HashMap<>();
                row.put("from", spend.output().tx().toString());
                row.put("index", spend.output().index());
                row.put("input", rows.size());
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Funding> fundings(Transaction t, Record stored) {
        if (t.isCoinbase()) {
            return List.of();
        }
        Funding[] fundings = new Funding[t.inputs().size()];
        for (var f : stored.get("fundings").values()) {
            fundings[f.get(0).asInt()] =
                    new Funding.Known(
                            new Output(
                                    Sats.of(f.get(1).asLong()), Script.of(f.get(2).asByteArray())));
        }
        return List.of(fundings);
    }
}
