package tracer.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import tracer.entity.EntityStore.FirstPayment;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ChainTip;
import tracer.ledger.LedgerSource;
import tracer.ledger.ScriptHash;

/**
 * Computes who belongs together from all evidence: the connected components of its edges, less what
 * is held back. The answer depends on the evidence and the request and on nothing else, not on the
 * order in which the evidence came: it is folded in chain order.
 *
 * <p>Works in compact arrays, at most about 90 bytes for each script that shares an owner with
 * another, however many edges there are; at most some 800 million such scripts. Rules that read
 * transactions ({@link EntitySettings#change}) need the {@link tracer.compact.CompactChain} of the
 * whole store besides. Time grows with the number of edges. Nothing else may write to the store
 * meanwhile; if the ledger grew nevertheless, the tip of the partition is the earlier one, so that
 * it counts as out of date.
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
     * Brings the stored partition up to the ledger: continues the fold from where it stands if
     * nothing but blocks above has come since, else computes it anew. Either way the same is
     * stored.
     *
     * @return whether it is up to the ledger now; not if that is empty or the job was cancelled
     */
    public boolean update(ClusteringRequest request, Progress progress, Cancellation cancellation) {
        Optional<ChainTip> tip = ledger.coverage().tip();
        Optional<Growth> growth =
                tip.isEmpty()
                        ? Optional.empty()
                        : new Continuation(ledger, store, request, progress).to(tip.get());
        return growth.filter(store::extendPartition).isPresent()
                || recompute(request, progress, cancellation).isPresent();
    }

    /** As below, in the default way. */
    public Optional<Partition> recompute(Progress progress, Cancellation cancellation) {
        return recompute(ClusteringRequest.DEFAULT, progress, cancellation);
    }

    /**
     * Computes the partition anew and stores it.
     *
     * @return what is stored now; empty if the ledger is empty or the job was cancelled, and then
     *     nothing has changed
     */
    public Optional<Partition> recompute(
            ClusteringRequest request, Progress progress, Cancellation cancellation) {
        Optional<ChainTip> tip = ledger.coverage().tip();
        if (tip.isEmpty()) {
            return Optional.empty();
        }
        Computation work = new Computation(request, progress, cancellation);
        Optional<Partition> computed = work.partition(tip.get());
        computed.ifPresent(partition -> {
            progress.begin("Storing entities", "scripts", partition.memberCount());
            store.replacePartition(partition);
            progress.end();
        });
        return computed;
    }

    /** The state of one computation. */
    private final class Computation {
        private final ClusteringRequest request;
        private final Progress progress;
        private final Cancellation cancellation;
        private final ScriptTable scripts = new ScriptTable();
        private final Fold fold;

        Computation(ClusteringRequest request, Progress progress, Cancellation cancellation) {
            this.request = request;
            this.progress = progress;
            this.cancellation = cancellation;
            this.fold = new Fold(request.settings(), request.verdicts(), actorOf());
        }

        Optional<Partition> partition(ChainTip tip) {
            List<DerivedEdge> derived =
                    new Deriving(ledger, store, scripts)
                            .edges(request.settings(), progress, cancellation);
            if (cancellation.isRequested()) {
                return Optional.empty();
            }
            join(derived);
            if (cancellation.isRequested()) {
                return Optional.empty();
            }
            int[] earliest = findEarliest();
            return cancellation.isRequested()
                    ? Optional.empty()
                    : Optional.of(
                            new CompactPartition(
                                    new Computed(tip, request.settings(), request.basis()),
                                    scripts,
                                    fold.components(),
                                    earliest,
                                    derived.stream().map(DerivedEdge::evidence).toList(),
                                    fold.quarantined(scripts::script)));
        }

        /** Actors by number, in the order of their names; scripts without a label have none. */
        private Optional<IntUnaryOperator> actorOf() {
            if (request.actors().isEmpty()) {
                return Optional.empty();
            }
            List<String> names = new ArrayList<>(new TreeSet<>(request.actors().values()));
            Map<ScriptHash, Integer> numbers = new HashMap<>();
            request.actors().forEach((s, name) -> numbers.put(s, names.indexOf(name)));
            return Optional.of(script -> numbers.getOrDefault(scripts.script(script), -1));
        }

        private void join(List<DerivedEdge> derived) {
            progress.begin("Reading evidence", "edges", Progress.UNKNOWN_TOTAL);
            EvidenceMerge merge = new EvidenceMerge(derived, scripts::idOf, fold);
            store.forEachEvidence(e -> {
                merge.accept(e);
                progress.advance(1);
            });
            merge.finish();
            progress.end();
        }

        /** The earliest member of every component, at its root. */
        private int[] findEarliest() {
            int n = scripts.size();
            progress.begin("Naming entities", "scripts", n);
            EarliestMembers members = new EarliestMembers(scripts, n);
            for (int from = 0; from < n && !cancellation.isRequested(); from += BATCH) {
                int to = Math.min(from + BATCH, n);
                List<ScriptHash> batch = new ArrayList<>(to - from);
                for (int id = from; id < to; id++) {
                    batch.add(scripts.script(id));
                }
                Map<ScriptHash, FirstPayment> first = store.firstPayments(batch);
                for (int id = from; id < to; id++) {
                    Optional<FirstPayment> paid =
                            Optional.ofNullable(first.get(batch.get(id - from)));
                    members.offer(fold.components().root(id), id, paid);
                }
                progress.advance(to - from);
            }
            progress.end();
            return members.byRoot();
        }
    }
}
