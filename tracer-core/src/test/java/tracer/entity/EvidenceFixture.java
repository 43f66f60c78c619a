package tracer.entity;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tracer.ledger.Hash32;
import tracer.ledger.ScriptFixture;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/** Evidence as a test wants it, without a chain behind it; keeps the partition computed last. */
final class EvidenceFixture implements EntityStore {
    final List<Evidence> evidence = new ArrayList<>();
    final List<List<ScriptHash>> sameKeys = new ArrayList<>();
    final Map<ScriptHash, FirstPayment> paid = new HashMap<>();
    final Map<ScriptHash, Entity> entityOf = new HashMap<>();
    final List<Ruling> rulings = new ArrayList<>();
    Optional<Partition> partition = Optional.empty();

    /** A made-up script of this number. */
    static ScriptHash script(int number) {
        return ScriptFixture.witnessKeyHash("script " + number).hash();
    }

    static TxId transaction(int number) {
        return new TxId(new Hash32(0, 0, 0, number));
    }

    void join(int x, int y, int transaction) {
        evidence.add(Evidence.between(script(x), script(y), Rule.CO_SPEND, read(transaction)));
    }

    /** A made-up transaction at the height of its number. */
    static Evidence.Read read(int number) {
        return new Evidence.Read(transaction(number), number, 1);
    }

    void pay(int script, int height) {
        paid.put(script(script), new FirstPayment(transaction(height), height, 1, 0));
    }

    @Override
    public void forEachEvidence(Consumer<Evidence> consumer) {
        evidence.stream().sorted().forEach(consumer);
    }

    @Override
    public void forEachEvidenceAbove(int height, Consumer<Evidence> consumer) {
        evidence.stream().sorted().filter(e -> e.height() > height).forEach(consumer);
    }

    @Override
    public boolean extendPartition(Growth growth) {
        return false;
    }

    @Override
    public void forEachSameKey(SameKeyConsumer consumer) {
        sameKeys.forEach(pair -> consumer.accept(pair.getFirst(), pair.getLast()));
    }

    @Override
    public Map<ScriptHash, FirstPayment> firstPayments(Collection<ScriptHash> scripts) {
        Map<ScriptHash, FirstPayment> found = new HashMap<>(paid);
        found.keySet().retainAll(scripts);
        return found;
    }

    @Override
    public void replacePartition(Partition replacement) {
        partition = Optional.of(replacement);
        entityOf.clear();
        replacement.forEachMember(entityOf::put);
    }

    @Override
    public Optional<Computed> computed() {
        return partition.map(Partition::computed);
    }

    @Override
    public EntitySettings settings() {
        return computed().map(Computed::by).orElse(EntitySettings.DEFAULT);
    }

    @Override
    public List<Quarantined> quarantined(int atMost) {
        return partition.map(Partition::quarantined).orElse(List.of());
    }

    @Override
    public void add(Ruling ruling) {
        rulings.add(ruling);
    }

    @Override
    public List<Ruling> rulings() {
        return rulings;
    }

    @Override
    public Map<ScriptHash, Entity> entitiesOf(Collection<ScriptHash> scripts) {
        Map<ScriptHash, Entity> found = new HashMap<>(entityOf);
        found.keySet().retainAll(scripts);
        return found;
    }

    @Override
    public Optional<Entity> entity(EntityId id) {
        return Optional.ofNullable(entityOf.get(id.earliest())).filter(e -> e.id().equals(id));
    }

    @Override
    public List<ScriptHash> members(EntityId id, Optional<ScriptHash> after, int atMost) {
        return entityOf.entrySet().stream()
                .filter(e -> e.getValue().id().equals(id))
                .map(Map.Entry::getKey)
                .filter(s -> after.map(a -> s.compareTo(a) > 0).orElse(true))
                .sorted()
                .limit(atMost)
                .toList();
    }

    @Override
    public List<Evidence> evidence(EntityId id, int atMost) {
        return evidence.stream()
                .filter(e -> entity(id).equals(Optional.ofNullable(entityOf.get(e.a()))))
                .sorted()
                .limit(atMost)
                .toList();
    }

    @Override
    public Map<TxId, List<Evidence>> evidenceOf(Collection<TxId> transactions) {
        Map<TxId, List<Evidence>> found = new HashMap<>();
        evidence.stream()
                .filter(e -> transactions.contains(e.transaction()))
                .sorted()
                .forEach(
                        e -> found.computeIfAbsent(e.transaction(), t -> new ArrayList<>()).add(e));
        return found;
    }

    @Override
    public List<Entity> entities(Optional<EntityId> after, int atMost) {
        return entityOf.values().stream()
                .distinct()
                .filter(e -> after.map(a -> e.id().compareTo(a) > 0).orElse(true))
                .sorted(java.util.Comparator.comparing(Entity::id))
                .limit(atMost)
                .toList();
    }

    /** The hash as a number, for tables that look at parts of it. */
    static ScriptHash hash(long first, long last) {
        ByteBuffer b = ByteBuffer.allocate(Hash32.BYTES);
        b.putLong(first).putLong(0).putLong(0).putLong(last);
        return ScriptHash.ofBytes(b.array());
    }
}
