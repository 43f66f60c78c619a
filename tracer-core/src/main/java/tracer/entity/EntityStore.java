package tracer.entity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tracer.ledger.ChainTip;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/**
 * Evidence and the partition computed from it. Evidence is written by the ledger store together
 * with the transactions; the partition by {@link Clustering}. Thread-safe for reading.
 */
public interface EntityStore {
    /**
     * Receives every evidence edge drawn from transactions of the active chain, in chain order: by
     * height and position. {@link Rule#CO_SPEND} edges only: others are derived by {@link
     * Clustering}. An edge may join scripts that are known only from a claim.
     */
    void forEachEvidence(Consumer<Evidence> consumer);

    /** Receives every pair of stored scripts of which one is a bare key and the other its hash. */
    void forEachSameKey(SameKeyConsumer consumer);

    /**
     * When each of these scripts was first paid, as {@link tracer.ledger.AddressHistory} counts
     * payments. Scripts never paid are absent.
     */
    Map<ScriptHash, FirstPayment> firstPayments(Collection<ScriptHash> scripts);

    /**
     * Replaces the partition and the derived evidence: afterwards exactly these are stored. May
     * take several database transactions; killed in between, a repeated call ends the same.
     */
    void replacePartition(Partition partition);

    /**
     * As {@link #forEachEvidence}, of transactions above a height only; takes time for those alone.
     */
    void forEachEvidenceAbove(int height, Consumer<Evidence> consumer);

    /**
     * Lets the partition grow, in one step.
     *
     * @return false, and nothing has changed, if it is too much for one step
     */
    boolean extendPartition(Growth growth);

    /**
     * What the partition was computed for, if ever. Where that is not the tip of the ledger, the
     * partition is out of date: compute it again before it is relied on.
     */
    Optional<Computed> computed();

    /**
     * The settings that the partition was computed by last, also where it is out of date; the
     * default if it never was.
     */
    EntitySettings settings();

    /** The tip of {@link #computed}. */
    default Optional<ChainTip> computedAt() {
        return computed().map(Computed::at);
    }

    /** What the partition holds back, in order, at most so many. */
    List<Quarantined> quarantined(int atMost);

    /** Adds a ruling. It takes effect when the partition is computed next. */
    void add(Ruling ruling);

    /** All rulings, in the order in which they were added. */
    List<Ruling> rulings();

    /** The entity of each script that has one; scripts alone are absent. */
    Map<ScriptHash, Entity> entitiesOf(Collection<ScriptHash> scripts);

    Optional<Entity> entity(EntityId id);

    /** Members ascending by hash, after a cursor, at most so many. */
    List<ScriptHash> members(EntityId id, Optional<ScriptHash> after, int atMost);

    /** Evidence among the members, derived edges included, in order, at most so many. */
    List<Evidence> evidence(EntityId id, int atMost);

    /**
     * Evidence read from each of these transactions, derived edges included, in order. Transactions
     * without any are absent.
     */
    Map<TxId, List<Evidence>> evidenceOf(Collection<TxId> transactions);

    /** All entities, ascending by id, after a cursor, at most so many. */
    List<Entity> entities(Optional<EntityId> after, int atMost);

    /** Receives a bare key's script and the script of the same key's hash. */
    @FunctionalInterface
    interface SameKeyConsumer {
        void accept(ScriptHash bareKey, ScriptHash keyHash);
    }

    /** Place of the first payment to a script. Ordered by height, position, output index. */
    record FirstPayment(TxId tx, int height, int position, int index)
            implements Comparable<FirstPayment> {
        @Override
        public int compareTo(FirstPayment o) {
            int c = Integer.compare(height, o.height);
            if (c == 0) c = Integer.compare(position, o.position);
            return c == 0 ? Integer.compare(index, o.index) : c;
        }
    }
}
