package tracer.neo4j;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ScriptHash;
import tracer.protection.ProtectionStatement;
import tracer.protection.ProtectionStatement.Act;
import tracer.protection.ProtectionStore;

/**
 * Statements about protected addresses in the graph, numbered for each address. They stand by
 * themselves, since an address may be protected before it is seen.
 */
final class Neo4jProtections implements ProtectionStore {
    private static final Cypher ADD = Cypher.of("protection/add");
    private static final Cypher OF_SCRIPTS = Cypher.of("protection/of-scripts");
    private static final Cypher IN_FORCE = Cypher.of("protection/in-force");

    private final Database database;
    private final BitcoinChain chain;

    Neo4jProtections(Database database, BitcoinChain chain) {
        this.database = database;
        this.chain = chain;
    }

    @Override
    public void add(ProtectionStatement s) {
        Map<String, Object> row =
                Map.of(
                        "script", s.address().script().hash().toString(),
                        "address", s.address().text(),
                        "protects", s.protects(),
                        "act", s.act().id(),
                        "by", s.by(),
                        "at", s.at().toString(),
                        "why", s.why());
        database.write(work -> {
            StoreState.lock(work);
            return work.run(ADD, row).consume();
        });
    }

    @Override
    public Map<ScriptHash, List<ProtectionStatement>> statementsOf(Collection<ScriptHash> scripts) {
        Map<ScriptHash, List<ProtectionStatement>> found = new LinkedHashMap<>();
        database.read(work -> work.ask(OF_SCRIPTS, "scripts", Keys.of(scripts), this::statement))
                .forEach(s ->
                        found.computeIfAbsent(s.address().script().hash(), h -> new ArrayList<>())
                                .add(s));
        return found;
    }

    @Override
    public List<ProtectionStatement> inForce(Optional<Address> after, int atMost) {
        Map<String, Object> page =
                Map.of("address", after.map(Address::text).orElse(""), "atMost", atMost);
        return database.read(work -> work.run(IN_FORCE, page).list(this::statement));
    }

    private ProtectionStatement statement(Record row) {
        return new ProtectionStatement(
                Address.of(row.get("address").asString(), chain),
                Act.valueOf(row.get("act").asString().toUpperCase(Locale.ROOT)),
                row.get("by").asString(),
                Instant.parse(row.get("at").asString()),
                row.get("why").asString());
    }
}
