package tracer.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionContext;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.TransactionFormat;
import tracer.entity.CoSpend;
import tracer.entity.Evidence;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.Funding;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Transaction;
import tracer.neo4j.GraphStore;

/**
 * The other model: every output is a node with a key of its own, between the transaction that makes
 * it, its script, and the transaction that spends it. In batches and in one database transaction
 * for each block as the product does; remembers every output.
 */
final class OutputNodesWay implements StoringWay {
    private static final int BATCH = 2_000;

    private static final String KEY =
            "CREATE CONSTRAINT output_key FOR (o:Output) REQUIRE o.key IS UNIQUE";

    private static final String TRANSACTIONS =
            """
            CYPHER 5
            UNWIND $rows AS row
            CREATE (t:Transaction {id: row.id, height: row.height, position: row.position, raw: row.raw})
            WITH t, row
            UNWIND row.outputs AS output
            MERGE (s:Script {hash: output.script})
            ON CREATE SET s.type = output.type, s.bytes = output.bytes, s.address = output.address
            CREATE (t)-[:MAKES]->(:Output {key: output.key, value: output.value})-[:UNDER]->(s)
            """;

    private static final String SPENDS =
            """
            CYPHER 5
            UNWIND $rows AS row
            MATCH (t:Transaction {id: row.id})
            UNWIND row.spends AS spend
            MATCH (o:Output {key: spend.key})
            CREATE (o)-[:SPENT_BY {input: spend.input}]->(t)
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
            UNWIND $rows AS row
            CREATE (:Block {hash: row.hash, height: row.height, time: row.time, header: row.header})
            """;

    private final CoSpend rules = new CoSpend();
    private final Map<OutPoint, Output> outputs = new HashMap<>();
    private Optional<Session> session = Optional.empty();

    @Override
    public void prepare(Driver driver) {
        GraphStore.open(driver, BitcoinChain.REGTEST, rules);
        Session s = driver.session();
        s.run(KEY).consume();
        session = Optional.of(s);
    }

    @Override
    public void store(Block block) {
        List<Map<String, Object>> transactions = new ArrayList<>();
        List<Map<String, Object>> spends = new ArrayList<>();
        List<Map<String, Object>> evidence = new ArrayList<>();
        for (int position = 0; position < block.transactions().size(); position++) {
            Transaction t = block.transactions().get(position);
            transactions.add(row(block, position, t));
            if (!t.isCoinbase()) {
                Place place =
                        new Place(
                                block.height(),
                                position,
                                block.hash(),
                                block.header().claimedTime());
                spends.add(spend(t));
                for (Evidence e : drawn(t, place)) {
                    evidence.add(Rows.evidence(e));
                }
            }
        }
        session.orElseThrow()
                .executeWriteWithoutResult(tx -> {
                    send(tx, TRANSACTIONS, transactions);
                    send(tx, SPENDS, spends);
                    send(tx, EVIDENCE, evidence);
                    send(tx, BLOCK, List.of(row(block)));
                });
    }

    private static void send(TransactionContext tx, String query, List<Map<String, Object>> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            tx.run(query, Map.of("rows", rows.subList(from, Math.min(from + BATCH, rows.size()))))
                    .consume();
        }
    }

    private Map<String, Object> row(Block block, int position, Transaction t) {
        List<Map<String, Object>> made = new ArrayList<>();
        for (int i = 0; i < t.outputs().size(); i++) {
            Map<String, Object> output = Rows.output(i, t.outputs().get(i));
            output.remove("index");
            output.put("key", t.outPoint(i).toString());
            made.add(output);
            outputs.put(t.outPoint(i), t.outputs().get(i));
        }
        return Map.of(
                "id", t.id().toString(),
                "height", block.height(),
                "position", position,
                "raw", TransactionFormat.bytesOf(t),
                "outputs", made);
    }

    private static Map<String, Object> spend(Transaction t) {
        List<Map<String, Object>> inputs = new ArrayList<>();
        for (Input in : t.inputs()) {
            if (in instanceof Input.Spend s) {
                inputs.add(Map.of("key", s.output().toString(), "input", inputs.size()));
            }
        }
        return Map.of("id", t.id().toString(), "spends", inputs);
    }

    private List<Evidence> drawn(Transaction t, Place place) {
        List<Funding> fundings = new ArrayList<>();
        for (Input in : t.inputs()) {
            if (in instanceof Input.Spend s) {
                fundings.add(
                        new Funding.Known(
                                Optional.ofNullable(outputs.remove(s.output())).orElseThrow()));
            }
        }
        return rules.evidence(new PlacedTransaction(t, place, fundings, List.of()));
    }

    private static Map<String, Object> row(Block block) {
        return Map.of(
                "hash", block.hash().toString(),
                "height", block.height(),
                "time", block.header().time(),
                "header", HeaderFormat.bytesOf(block.header()));
    }
}
