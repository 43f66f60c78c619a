package tracer.ledger;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import tracer.digest.LedgerDigest;
import tracer.entity.Clustering;
import tracer.entity.ClusteringRequest;
import tracer.entity.CoSpend;
import tracer.entity.EntityStore;
import tracer.entity.EvidenceRules;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.memory.MemoryLedger;

/** What the contract suites of one store have in common: a fresh, empty store for each test. */
public abstract class StoreContract {
    private Store store;

    /** Opens an empty store of regtest with these rules. Called once before each test. */
    protected abstract Store open(BitcoinChain chain, EvidenceRules rules);

    /** All ports of one store. */
    public record Store(
            LedgerSink sink, LedgerSource ledger, AddressHistory addresses, EntityStore entities) {
        /** Applies a change. */
        public Store apply(LedgerChange change) {
            sink.apply(change);
            return this;
        }

        /** A transaction that must be stored. */
        public PlacedTransaction placed(Transaction t) {
            return Optional.ofNullable(ledger.transactions(List.of(t.id())).get(t.id()))
                    .orElseThrow();
        }

        /** The spender of an output that must be stored as spent. */
        public Spender spender(OutPoint output) {
            return Optional.ofNullable(ledger.spenders(List.of(output)).get(output)).orElseThrow();
        }

        /** Sums of a script that must have been paid. */
        public AddressHistory.Totals totals(ScriptHash script) {
            return Optional.ofNullable(addresses.totals(List.of(script)).get(script)).orElseThrow();
        }

        /** Computes the entities anew. */
        public Store cluster() {
            new Clustering(ledger, entities).recompute(Progress.SILENT, Cancellation.NEVER);
            return this;
        }

        /** Brings them up to the ledger. */
        public Store update(ClusteringRequest request) {
            new Clustering(ledger, entities).update(request, Progress.SILENT, Cancellation.NEVER);
            return this;
        }

        /** Computes them as asked. */
        public Store cluster(ClusteringRequest request) {
            new Clustering(ledger, entities)
                    .recompute(request, Progress.SILENT, Cancellation.NEVER);
            return this;
        }

        /** The digest of everything but orphans, with entities computed anew. */
        public Hash32 digest() {
            cluster();
            return LedgerDigest.of(ledger, entities, Progress.SILENT);
        }
    }

    @BeforeEach
    final void openStore() {
        store = open(BitcoinChain.REGTEST, new CoSpend());
    }

    protected final Store store() {
        return store;
    }

    /** A second store to compare with: the in-memory one, empty. */
    protected static Store reference() {
        MemoryLedger m = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        return new Store(m, m, m, m);
    }
}
