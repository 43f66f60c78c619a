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
import tracer.attribution.LabelSubject;
import tracer.attribution.SubjectKey;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmAddress;
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
                        "script", s.subject().key().text(),
                        "address", s.subject().text(),
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
    public Map<SubjectKey, List<ProtectionStatement>> statementsAt(Collection<SubjectKey> keys) {
        Map<SubjectKey, List<ProtectionStatement>> found = new LinkedHashMap<>();
        database.ask(OF_SCRIPTS, "scripts", names(keys), this::statement)
                .forEach(s ->
                        found.computeIfAbsent(s.subject().key(), k -> new ArrayList<>()).add(s));
        return found;
    }

    private static List<String> names(Collection<SubjectKey> keys) {
        return keys.stream().map(SubjectKey::text).toList();
    }

    @Override
    public List<ProtectionStatement> inForce(Optional<String> after, int atMost) {
        Map<String, Object> page = Map.of("address", after.orElse(""), "atMost", atMost);
        return database.ask(IN_FORCE, page, this::statement);
    }

    private ProtectionStatement statement(Record row) {
        String address = row.get("address").asString();
        return new ProtectionStatement(
                EvmAddress.looksLike(address)
                        ? LabelSubject.ofUnspecifiedChain(EvmAddress.of(address))
                        : LabelSubject.of(Address.of(address, chain)),
                Act.valueOf(row.get("act").asString().toUpperCase(Locale.ROOT)),
                row.get("by").asString(),
                Instant.parse(row.get("at").asString()),
                row.get("why").asString());
    }
}
