package tracer.flow;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelStore;
import tracer.attribution.SubjectKey;
import tracer.entity.Computed;
import tracer.entity.Entity;
import tracer.entity.EntityId;
import tracer.entity.EntitySettings;
import tracer.entity.EntityStore;
import tracer.entity.Evidence;
import tracer.entity.Growth;
import tracer.entity.Partition;
import tracer.entity.Quarantined;
import tracer.entity.Ruling;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/** Labels and entities of the owners of a {@link LedgerFixture}. */
public final class PartyFixture implements LabelStore, EntityStore {
    private final Map<String, Label> labels = new TreeMap<>();
    private final Map<ScriptHash, Entity> entities = new HashMap<>();
    public int questions;

    /** Somebody says who an owner is. */
    public Label label(String owner, Category category) {
        Label label = new Label(LedgerFixture.address(owner), "name of " + owner, category, "test");
        labels.put(label.name() + "/" + category, label);
        return label;
    }

    /** These owners are believed to be one. */
    public PartyFixture entity(String... owners) {
        List<ScriptHash> members =
                Stream.of(owners).map(o -> LedgerFixture.script(o).hash()).toList();
        Entity entity = new Entity(new EntityId(members.getFirst()), members.size());
        members.forEach(m -> entities.put(m, entity));
        return this;
    }

    @Override
    public Map<SubjectKey, List<Label>> labelsAt(Collection<SubjectKey> keys) {
        questions++;
        Map<SubjectKey, List<Label>> found = new LinkedHashMap<>();
        for (SubjectKey key : keys) {
            List<Label> of =
                    labels.values().stream().filter(l -> l.subject().key().equals(key)).toList();
            if (!of.isEmpty()) {
                found.put(key, of);
            }
        }
        return found;
    }

    /** Two a page, so that the pages count. */
    @Override
    public List<Label> labels(Optional<Label> after, int atMost) {
        return labels.values().stream()
                .dropWhile(l -> after.isPresent() && !l.equals(after.get()))
                .skip(after.isPresent() ? 1 : 0)
                .limit(Math.min(atMost, 2))
                .toList();
    }

    @Override
    public Map<ScriptHash, Entity> entitiesOf(Collection<ScriptHash> scripts) {
        questions++;
        Map<ScriptHash, Entity> found = new HashMap<>();
        for (ScriptHash s : scripts) {
            Entity entity = entities.get(s);
            if (entity != null) {
                found.put(s, entity);
            }
        }
        return found;
    }

    @Override
    public int add(Collection<Label> added) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Label> search(String text, int atMost) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long count() {
        return labels.size();
    }

    @Override
    public void forEachEvidence(Consumer<Evidence> consumer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forEachEvidenceAbove(int height, Consumer<Evidence> consumer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean extendPartition(Growth growth) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forEachSameKey(SameKeyConsumer consumer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<ScriptHash, FirstPayment> firstPayments(Collection<ScriptHash> scripts) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void replacePartition(Partition partition) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Computed> computed() {
        throw new UnsupportedOperationException();
    }

    @Override
    public EntitySettings settings() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Quarantined> quarantined(int atMost) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void add(Ruling ruling) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Ruling> rulings() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Entity> entity(EntityId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ScriptHash> members(EntityId id, Optional<ScriptHash> after, int atMost) {
        return entities.entrySet().stream()
                .filter(e -> e.getValue().id().equals(id))
                .map(Map.Entry::getKey)
                .sorted()
                .filter(h -> after.isEmpty() || h.compareTo(after.get()) > 0)
                .limit(atMost)
                .toList();
    }

    @Override
    public List<Evidence> evidence(EntityId id, int atMost) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<TxId, List<Evidence>> evidenceOf(Collection<TxId> transactions) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Entity> entities(Optional<EntityId> after, int atMost) {
        throw new UnsupportedOperationException();
    }
}
