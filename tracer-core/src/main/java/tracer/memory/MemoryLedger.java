package tracer.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tracer.entity.Computed;
import tracer.entity.Entity;
import tracer.entity.EntityId;
import tracer.entity.EntitySettings;
import tracer.entity.EntityStore;
import tracer.entity.Evidence;
import tracer.entity.EvidenceRules;
import tracer.entity.Growth;
import tracer.entity.Partition;
import tracer.entity.Quarantined;
import tracer.entity.Ruling;
import tracer.ledger.Address;
import tracer.ledger.AddressHistory;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.BlockHash;
import tracer.ledger.Coverage;
import tracer.ledger.LedgerChange;
import tracer.ledger.LedgerSink;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.ledger.PaymentCount;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.Spender;
import tracer.ledger.TxId;

/**
 * A ledger with its entities in memory: for small data, for tests, and as the plain statement of
 * what every store must do. Thread-safe: one writer at a time, readers see whole changes only.
 * Nothing is kept when the process ends.
 */
public final class MemoryLedger implements LedgerSink, LedgerSource, AddressHistory, EntityStore {
    private final BitcoinChain chain;
    private final EvidenceRules rules;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final ActiveChain active = new ActiveChain();
    private final ScriptIndex scripts;
    private final EvidenceRecords evidence = new EvidenceRecords();
    private final PaymentRecords payments;
    private final List<Ruling> rulings = new ArrayList<>();
    private PartitionRecords partition = PartitionRecords.NONE;

    /** An empty ledger of a network; these rules draw its evidence. */
    public MemoryLedger(BitcoinChain chain, EvidenceRules rules) {
        this.chain = chain;
        this.rules = rules;
        this.scripts = new ScriptIndex(chain);
        this.payments = new PaymentRecords(active, scripts);
    }

    @Override
    public void apply(LedgerChange change) {
        lock.writeLock().lock();
        Undo undo = new Undo();
        boolean whole = false;
        try {
            int lowest = new ChainWriter(active, scripts, evidence, undo).apply(change, rules);
            partition = partition.untouchedFrom(lowest);
            whole = true;
        } finally {
            if (!whole) {
                undo.rollBack();
            }
            lock.writeLock().unlock();
        }
    }

    @Override
    public BitcoinChain chain() {
        return chain;
    }

    @Override
    public Coverage coverage() {
        return read(active::coverage);
    }

    @Override
    public Map<TxId, PlacedTransaction> transactions(Collection<TxId> ids) {
        return readEach(ids, active::placed);
    }

    @Override
    public Map<OutPoint, Spender> spenders(Collection<OutPoint> outputs) {
        // One transaction may spend thousands of the outputs asked for.
        Map<TxId, PlacedTransaction> placed = new HashMap<>();
        return readEach(outputs, output -> active.spender(output, placed));
    }

    @Override
    public Map<ScriptHash, PaymentCount> paidMoreThan(int times, Collection<ScriptHash> hashes) {
        return readEach(
                hashes,
                hash ->
                        Optional.of(scripts.payments(hash).size())
                                .filter(payments -> payments > times)
                                .map(PaymentCount::exactly));
    }

    @Override
    public Optional<PlacedHeader> header(BlockHash hash) {
        return read(() -> Optional.ofNullable(active.heights.get(hash)).flatMap(this::header));
    }

    @Override
    public Optional<PlacedHeader> header(int height) {
        return read(() -> active.block(height).map(MemoryLedger::header));
    }

    @Override
    public List<PlacedHeader> headers(int fromHeight, int atMost) {
        return read(() ->
                active.blocks.tailMap(fromHeight, true).values().stream()
                        .limit(atMost)
                        .map(MemoryLedger::header)
                        .toList());
    }

    @Override
    public List<PlacedBlock> blocks(int fromHeight, int atMost) {
        return read(() ->
                active.blocks.tailMap(fromHeight, true).values().stream()
                        .limit(atMost)
                        .map(b -> new PlacedBlock(b.height(), b.header(), active.placed(b)))
                        .toList());
    }

    @Override
    public List<PlacedHeader> orphans() {
        return read(() -> active.orphans.values().stream().map(MemoryLedger::header).toList());
    }

    @Override
    public Optional<Block> orphan(BlockHash hash) {
        return read(() -> active.orphan(hash));
    }

    @Override
    public List<Script> scripts(Address address) {
        return read(() -> scripts.showing(address));
    }

    @Override
    public Map<ScriptHash, Script> scripts(Collection<ScriptHash> hashes) {
        return readEach(hashes, scripts::script);
    }

    @Override
    public Map<ScriptHash, Totals> totals(Collection<ScriptHash> hashes) {
        return readEach(hashes, payments::totals);
    }

    @Override
    public Page history(ScriptHash script, Optional<OutPoint> after, int atMost) {
        return read(() -> payments.history(script, after, atMost));
    }

    @Override
    public void forEachEvidence(Consumer<Evidence> consumer) {
        read(() -> {
            evidence.forEach(consumer);
            return true;
        });
    }

    @Override
    public void forEachEvidenceAbove(int height, Consumer<Evidence> consumer) {
        forEachEvidence(e -> {
            if (e.height() > height) {
                consumer.accept(e);
            }
        });
    }

    @Override
    public boolean extendPartition(Growth growth) {
        lock.writeLock().lock();
        try {
            partition = partition.extendedBy(growth);
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void forEachSameKey(SameKeyConsumer consumer) {
        read(() -> {
            scripts.forEachSameKey(consumer);
            return true;
        });
    }

    @Override
    public Map<ScriptHash, FirstPayment> firstPayments(Collection<ScriptHash> hashes) {
        return readEach(hashes, payments::first);
    }

    @Override
    public void replacePartition(Partition replacement) {
        PartitionRecords records = new PartitionRecords(replacement);
        lock.writeLock().lock();
        try {
            partition = records;
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public Optional<Computed> computed() {
        return read(() -> partition.computed);
    }

    @Override
    public EntitySettings settings() {
        return read(() -> partition.settings);
    }

    @Override
    public List<Quarantined> quarantined(int atMost) {
        return read(() -> partition.quarantined.stream().limit(atMost).toList());
    }

    @Override
    public void add(Ruling ruling) {
        lock.writeLock().lock();
        try {
            rulings.add(ruling);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public List<Ruling> rulings() {
        return read(() -> List.copyOf(rulings));
    }

    @Override
    public Map<ScriptHash, Entity> entitiesOf(Collection<ScriptHash> hashes) {
        return readEach(hashes, h -> partition.entityOf(h));
    }

    @Override
    public Optional<Entity> entity(EntityId id) {
        return read(() -> partition.entity(id));
    }

    @Override
    public List<ScriptHash> members(EntityId id, Optional<ScriptHash> after, int atMost) {
        return read(() -> {
            NavigableSet<ScriptHash> all = partition.members(id);
            return after.map(a -> all.tailSet(a, false)).orElse(all).stream()
                    .limit(atMost)
                    .toList();
        });
    }

    @Override
    public List<Evidence> evidence(EntityId id, int atMost) {
        return read(() -> {
            NavigableSet<ScriptHash> members = partition.members(id);
            return Stream.of(evidence, partition.derived)
                    .flatMap(records -> records.among(members).stream())
                    .sorted()
                    .limit(atMost)
                    .toList();
        });
    }

    @Override
    public Map<TxId, List<Evidence>> evidenceOf(Collection<TxId> transactions) {
        return readEach(
                transactions,
                t ->
                        Optional.of(
                                        Stream.of(evidence, partition.derived)
                                                .flatMap(records -> records.of(t).stream())
                                                .sorted()
                                                .toList())
                                .filter(found -> !found.isEmpty()));
    }

    @Override
    public List<Entity> entities(Optional<EntityId> after, int atMost) {
        return read(() -> partition.entities(after, atMost));
    }

    private static PlacedHeader header(Block block) {
        return new PlacedHeader(block.height(), block.header());
    }

    private <T> T read(Supplier<T> question) {
        Lock reading = lock.readLock();
        reading.lock();
        try {
            return question.get();
        } finally {
            reading.unlock();
        }
    }

    private <K, V> Map<K, V> readEach(Collection<K> keys, Function<K, Optional<V>> answer) {
        return read(() -> {
            Map<K, V> found = new LinkedHashMap<>();
            keys.forEach(k -> answer.apply(k).ifPresent(v -> found.put(k, v)));
            return found;
        });
    }
}
