package tracer.neo4j;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import tracer.entity.Computed;
import tracer.entity.Entity;
import tracer.entity.EntityId;
import tracer.entity.EntitySettings;
import tracer.entity.EntityStore;
import tracer.entity.Evidence;
import tracer.entity.Growth;
import tracer.entity.Partition;
import tracer.entity.Quarantined;
import tracer.entity.Rule;
import tracer.entity.Ruling;
import tracer.ledger.BlockHash;
import tracer.ledger.ChainTip;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/** Evidence and entities in the graph. */
final class Neo4jEntities implements EntityStore {
    private static final Cypher EVIDENCE = Cypher.of("entity/evidence");
    private static final Cypher EVIDENCE_ABOVE = Cypher.of("entity/evidence-above");
    private static final Cypher SAME_KEYS = Cypher.of("entity/same-keys");
    private static final Cypher FIRST_PAYMENTS = Cypher.of("entity/first-payments");
    private static final Cypher COMPUTED_AT = Cypher.of("entity/computed-at");
    private static final Cypher OF_SCRIPTS = Cypher.of("entity/of-scripts");
    private static final Cypher BY_ID = Cypher.of("entity/by-id");
    private static final Cypher MEMBERS = Cypher.of("entity/members");
    private static final Cypher EVIDENCE_AMONG = Cypher.of("entity/evidence-among");
    private static final Cypher EVIDENCE_OF = Cypher.of("entity/evidence-of");
    private static final Cypher SETTINGS = Cypher.of("entity/settings");
    private static final Cypher QUARANTINED = Cypher.of("entity/quarantined");
    private static final Cypher RULE = Cypher.of("entity/rule");
    private static final Cypher RULINGS = Cypher.of("entity/rulings");
    private static final Cypher PAGE = Cypher.of("entity/page");

    private final Database database;

    Neo4jEntities(Database database) {
        this.database = database;
    }

    @Override
    public void forEachEvidence(Consumer<Evidence> consumer) {
        database.readOnce(work -> {
            work.run(EVIDENCE).forEachRemaining(r -> consumer.accept(EvidenceRows.of(r)));
            return true;
        });
    }

    @Override
    public void forEachEvidenceAbove(int height, Consumer<Evidence> consumer) {
        database.readOnce(work -> {
            work.run(EVIDENCE_ABOVE, Map.of("height", height))
                    .forEachRemaining(r -> consumer.accept(EvidenceRows.of(r)));
            return true;
        });
    }

    @Override
    public boolean extendPartition(Growth growth) {
        return new PartitionGrowth(database).extend(growth);
    }

    @Override
    public void forEachSameKey(SameKeyConsumer consumer) {
        database.readOnce(work -> {
            work.run(SAME_KEYS)
                    .forEachRemaining(r ->
                            consumer.accept(script(r.get("bareKey")), script(r.get("keyHash"))));
            return true;
        });
    }

    @Override
    public Map<ScriptHash, FirstPayment> firstPayments(Collection<ScriptHash> scripts) {
        Map<ScriptHash, FirstPayment> found = new HashMap<>();
        database.ask(FIRST_PAYMENTS, "scripts", Keys.of(scripts), r -> r)
                .forEach(r -> found.put(script(r.get("hash")), firstPayment(r.get("first"))));
        return found;
    }

    private static FirstPayment firstPayment(Value v) {
        return new FirstPayment(
                TxId.of(v.get(3).asString()), v.get(0).asInt(), v.get(1).asInt(), v.get(2).asInt());
    }

    @Override
    public void replacePartition(Partition partition) {
        new PartitionWriter(database).replace(partition);
    }

    @Override
    public Optional<Computed> computed() {
        return database.ask(COMPUTED_AT, Neo4jEntities::computed).stream().findFirst();
    }

    private static Computed computed(Record row) {
        return new Computed(
                new ChainTip(row.get("height").asInt(), BlockHash.of(row.get("hash").asString())),
                EntitySettings.of(row.get("settings").asString()),
                row.get("basis").asString());
    }

    @Override
    public EntitySettings settings() {
        return database.ask(SETTINGS, r -> EntitySettings.of(r.get("settings").asString())).stream()
                .findFirst()
                .orElse(EntitySettings.DEFAULT);
    }

    @Override
    public List<Quarantined> quarantined(int atMost) {
        return database.ask(QUARANTINED, Map.of("atMost", atMost), QuarantineRows::of);
    }

    @Override
    public void add(Ruling ruling) {
        Map<String, Object> row =
                Map.of(
                        "transaction", ruling.transaction().toString(),
                        "verdict", ruling.verdict().id(),
                        "by", ruling.by(),
                        "at", ruling.at().toString(),
                        "why", ruling.why());
        database.write(work -> work.run(RULE, row).consume());
    }

    @Override
    public List<Ruling> rulings() {
        return database.ask(RULINGS, Neo4jEntities::ruling);
    }

    private static Ruling ruling(Record row) {
        return new Ruling(
                TxId.of(row.get("transaction").asString()),
                Ruling.Verdict.of(row.get("verdict").asString()),
                row.get("by").asString(),
                Instant.parse(row.get("at").asString()),
                row.get("why").asString());
    }

    @Override
    public Map<ScriptHash, Entity> entitiesOf(Collection<ScriptHash> scripts) {
        Map<ScriptHash, Entity> found = new LinkedHashMap<>();
        database.ask(OF_SCRIPTS, "scripts", Keys.of(scripts), r -> r)
                .forEach(r -> found.put(script(r.get("hash")), entity(r)));
        return found;
    }

    @Override
    public Optional<Entity> entity(EntityId id) {
        return database.ask(BY_ID, Map.of("id", id.toString()), Neo4jEntities::entity).stream()
                .findFirst();
    }

    @Override
    public List<ScriptHash> members(EntityId id, Optional<ScriptHash> after, int atMost) {
        Map<String, Object> page =
                Map.of(
                        "id", id.toString(),
                        "after", after.map(ScriptHash::toString).orElse(""),
                        "atMost", atMost);
        return database.ask(MEMBERS, page, r -> script(r.get("hash")));
    }

    @Override
    public List<Evidence> evidence(EntityId id, int atMost) {
        Map<String, Object> ruleOrder = new HashMap<>();
        for (Rule rule : Rule.values()) {
            ruleOrder.put(rule.id(), ruleOrder.size());
        }
        Map<String, Object> page =
                Map.of("id", id.toString(), "ruleOrder", ruleOrder, "atMost", atMost);
        return database.ask(EVIDENCE_AMONG, page, EvidenceRows::of);
    }

    @Override
    public Map<TxId, List<Evidence>> evidenceOf(Collection<TxId> transactions) {
        Map<TxId, List<Evidence>> found = new LinkedHashMap<>();
        database.ask(EVIDENCE_OF, "ids", Keys.of(transactions), EvidenceRows::of).stream()
                .sorted()
                .forEach(
                        e -> found.computeIfAbsent(e.transaction(), t -> new ArrayList<>()).add(e));
        return found;
    }

    @Override
    public List<Entity> entities(Optional<EntityId> after, int atMost) {
        Map<String, Object> page =
                Map.of("after", after.map(EntityId::toString).orElse(""), "atMost", atMost);
        return database.ask(PAGE, page, Neo4jEntities::entity);
    }

    private static Entity entity(Record row) {
        return new Entity(new EntityId(script(row.get("id"))), row.get("members").asInt());
    }

    private static ScriptHash script(Value v) {
        return ScriptHash.of(v.asString());
    }
}
