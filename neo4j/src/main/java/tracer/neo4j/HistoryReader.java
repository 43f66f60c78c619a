package tracer.neo4j;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import tracer.ledger.Address;
import tracer.ledger.AddressHistory;
import tracer.ledger.BitcoinChain;
import tracer.ledger.OutPoint;
import tracer.ledger.Place;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/** Payments to scripts and spends of them, out of the graph. */
final class HistoryReader implements AddressHistory {
    private static final Cypher SCRIPTS_OF_ADDRESS = Cypher.of("history/scripts-of-address");
    private static final Cypher SCRIPTS = Cypher.of("history/scripts");
    private static final Cypher TOTALS = Cypher.of("history/totals");
    private static final Cypher COUNT = Cypher.of("history/count");
    private static final Cypher CURSOR = Cypher.of("history/cursor");
    private static final Cypher PAGE = Cypher.of("history/page");

    private final Database database;
    private final BitcoinChain chain;

    HistoryReader(Database database, BitcoinChain chain) {
        this.database = database;
        this.chain = chain;
    }

    @Override
    public List<Script> scripts(Address address) {
        if (address.chain() != chain) {
            throw new BadInput(
                    "Address %s belongs to %s; this store holds %s."
                            .formatted(address, address.chain(), chain));
        }
        return database
                .ask(SCRIPTS_OF_ADDRESS, Map.of("address", address.text()), HistoryReader::script)
                .stream()
                .sorted(Comparator.comparing(Script::hash))
                .toList();
    }

    @Override
    public Map<ScriptHash, Script> scripts(Collection<ScriptHash> hashes) {
        Map<ScriptHash, Script> found = new LinkedHashMap<>();
        database.ask(SCRIPTS, "hashes", Keys.of(hashes), r -> r)
                .forEach(r -> found.put(ScriptHash.of(r.get("hash").asString()), script(r)));
        return found;
    }

    private static Script script(Record row) {
        return Script.of(row.get("bytes").asByteArray());
    }

    @Override
    public Map<ScriptHash, Totals> totals(Collection<ScriptHash> scripts) {
        Map<ScriptHash, Totals> found = new LinkedHashMap<>();
        database.ask(TOTALS, "scripts", Keys.of(scripts), r -> r)
                .forEach(r -> found.put(ScriptHash.of(r.get("hash").asString()), totals(r)));
        return found;
    }

    private static Totals totals(Record row) {
        return new Totals(
                row.get("payments").asLong(),
                row.get("received").asLong(),
                row.get("spends").asLong(),
                row.get("spentSats").asLong(),
                place(row.get("first")),
                place(row.get("last")));
    }

    @Override
    public Page history(ScriptHash script, Optional<OutPoint> after, int atMost) {
        return database.read(work -> page(work, script, after, atMost));
    }

    private static Page page(Work work, ScriptHash script, Optional<OutPoint> after, int atMost) {
        Cursor from = after.map(o -> cursor(work, script, o)).orElse(Cursor.START);
        long total =
                work.run(COUNT, Map.of("script", script.toString())).single().get("total").asLong();
        List<Payment> payments =
                work.run(
                                PAGE,
                                Map.of(
                                        "script", script.toString(),
                                        "height", from.height(),
                                        "position", from.position(),
                                        "index", from.index(),
                                        "atMost", atMost + 1L))
                        .list(HistoryReader::payment);
        boolean hasMore = payments.size() > atMost;
        return new Page(hasMore ? payments.subList(0, atMost) : payments, total, hasMore);
    }

    /** The payment after which a page begins. */
    private record Cursor(int height, int position, int index) {
        static final Cursor START = new Cursor(-1, -1, -1);
    }

    private static Cursor cursor(Work work, ScriptHash script, OutPoint output) {
        return work
                .run(
                        CURSOR,
                        Map.of(
                                "script", script.toString(),
                                "tx", output.tx().toString(),
                                "index", output.index()))
                .stream()
                .map(r ->
                        new Cursor(
                                r.get("height").asInt(), r.get("position").asInt(), output.index()))
                .findFirst()
                .orElseThrow(() ->
                        new BadInput(
                                "Output %s does not pay script %s, so no page begins after it."
                                        .formatted(output, script)));
    }

    private static Payment payment(Record row) {
        boolean isSpent = !row.get("spentBy").isNull();
        return new Payment(
                new OutPoint(TxId.of(row.get("tx").asString()), row.get("index").asInt()),
                Sats.of(row.get("value").asLong()),
                place(row.get("place")),
                isSpent ? Optional.of(TxId.of(row.get("spentBy").asString())) : Optional.empty(),
                isSpent ? Optional.of(place(row.get("spentAt"))) : Optional.empty());
    }

    private static Place place(Value v) {
        return TransactionRows.place(
                v.get(0).asInt(), v.get(1).asInt(), v.get(2).asString(), v.get(3).asLong());
    }
}
