package tracer.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.entity.EntityStore.FirstPayment;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ChainTip;
import tracer.ledger.LedgerSource;
import tracer.ledger.ScriptHash;

/**
 * Computes who belongs together from all evidence: the connected components of its edges. The
 * answer depends on the evidence and on nothing else, not on the order in which it comes.
 *
 * <p>Works in compact arrays, at most about 90 bytes for each script that shares an owner with
 * another, however many edges there are; at most some 800 million such scripts. Time grows with the
 * number of edges. Nothing else may write to the store meanwhile; if the ledger grew nevertheless,
 * the tip of the partition is the earlier one, so that it counts as out of date.
 */
public final class Clustering {
    private static final int BATCH = 5_000;

    private final LedgerSource ledger;
    private final EntityStore store;

    public Clustering(LedgerSource ledger, EntityStore store) {
        this.ledger = ledger;
        this.store = store;
    }

    /**
     * Computes the partition anew and stores it.
     *
     * @return what is stored now; empty if the ledger is empty or the job was cancelled, and then
     *     nothing has changed
     */
    public Optional<Partition> recompute(Progress progress, Cancellation cancellation) {
        Optional<ChainTip> tip = ledger.coverage().tip();
        if (tip.isEmpty()) {
            return Optional.empty();
        }
        Computation work = new Computation(progress);
        work.readEvidence();
        if (cancellation.isRequested()) {
            return Optional.empty();
        }
        work.deriveSameKeys();
        if (!work.findEarliest(cancellation)) {
            return Optional.empty();
        }
        Partition partition = work.partition(tip.get());
        progress.begin("Storing entities", "scripts", partition.memberCount());
        store.replacePartition(partition);
        progress.end();
        return Optional.of(partition);
    }

    /** The state of one computation. */
    private final class Computation {
        private final Progress progress;
        private final ScriptTable scripts = new ScriptTable();
        private final Components components = new Components();
        private final List<Evidence> derived = new ArrayList<>();
        private int[] earliest = new int[0];

        Computation(Progress progress) {
            this.progress = progress;
        }

        void readEvidence() {
            progress.begin("Reading evidence", "edges", Progress.UNKNOWN_TOTAL);
            store.forEachEvidence(e -> {
                components.join(scripts.idOf(e.a()), scripts.idOf(e.b()));
                progress.advance(1);
            });
            progress.end();
        }

        void deriveSameKeys() {
            progress.begin("Pairing keys with their hashes", "pairs", Progress.UNKNOWN_TOTAL);
            int[][] pairs = {new int[64]};
            int[] count = {0};
            store.forEachSameKey((bareKey, keyHash) -> {
                if (count[0] + 2 > pairs[0].length) {
                    pairs[0] = Arrays.copyOf(pairs[0], pairs[0].length * 2);
                }
                pairs[0][count[0]++] = scripts.idOf(bareKey);
                pairs[0][count[0]++] = scripts.idOf(keyHash);
                progress.advance(1);
            });
            for (int from = 0; from < count[0]; from += BATCH * 2) {
                derive(Arrays.copyOfRange(pairs[0], from, Math.min(from + BATCH * 2, count[0])));
            }
            derived.sort(null);
            progress.end();
        }

        /** A pair belongs together from the first payment to the later of the two on. */
        private void derive(int[] pairs) {
            Map<ScriptHash, FirstPayment> first =
                    store.firstPayments(Arrays.stream(pairs).mapToObj(scripts::script).toList());
            for (int i = 0; i < pairs.length; i += 2) {
                ScriptHash x = scripts.script(pairs[i]);
                ScriptHash y = scripts.script(pairs[i + 1]);
                FirstPayment fx = first.get(x);
                FirstPayment fy = first.get(y);
                if (fx != null && fy != null) {
                    FirstPayment later = fx.compareTo(fy) > 0 ? fx : fy;
                    derived.add(Evidence.between(x, y, Rule.SAME_KEY, later.tx(), later.height()));
                    components.join(pairs[i], pairs[i + 1]);
                }
            }
        }

        /** Finds the earliest member of every component; false if cancelled. */
        boolean findEarliest(Cancellation cancellation) {
            int n = scripts.size();
            progress.begin("Naming entities", "scripts", n);
            EarliestMembers members = new EarliestMembers(scripts, n);
            for (int from = 0; from < n; from += BATCH) {
                if (cancellation.isRequested()) {
                    return false;
                }
                int to = Math.min(from + BATCH, n);
                List<ScriptHash> batch = new ArrayList<>(to - from);
                for (int id = from; id < to; id++) {
                    batch.add(scripts.script(id));
                }
                Map<ScriptHash, FirstPayment> first = store.firstPayments(batch);
                for (int id = from; id < to; id++) {
                    Optional<FirstPayment> paid =
                            Optional.ofNullable(first.get(batch.get(id - from)));
                    members.offer(components.root(id), id, paid);
                }
                progress.advance(to - from);
            }
            progress.end();
            earliest = members.byRoot();
            return true;
        }

        Partition partition(ChainTip tip) {
            return new CompactPartition(scripts, components, earliest, derived, tip);
        }
    }
}
