package tracer.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tracer.account.AccountLedgers;
import tracer.attribution.ActorStore;
import tracer.attribution.ActorsOfScripts;
import tracer.attribution.LabelArchive;
import tracer.attribution.LabelStore;
import tracer.entity.Clustering;
import tracer.entity.ClusteringRequest;
import tracer.entity.CoSpend;
import tracer.entity.EntitySettings;
import tracer.entity.EntityStore;
import tracer.entity.Partition;
import tracer.exhibit.Exhibition;
import tracer.flow.FlowTracing;
import tracer.inquiry.Inquiry;
import tracer.inquiry.Ports;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.AddressHistory;
import tracer.ledger.BitcoinChain;
import tracer.ledger.LedgerSink;
import tracer.ledger.LedgerSource;
import tracer.neo4j.GraphStore;
import tracer.neo4j.server.BoltAccess;
import tracer.neo4j.server.EmbeddedStore;
import tracer.neo4j.server.StoreStatus;
import tracer.path.OutputPathFinding;
import tracer.price.RateStore;
import tracer.protection.ProtectionStore;

/** An opened store with everything that works on it: the one place where modules are wired. */
final class Workspace implements AutoCloseable {
    private final @Nullable EmbeddedStore embedded;
    private final Optional<Path> dataFolder;
    private final GraphStore store;
    private final Inquiry inquiry;

    private Workspace(
            @Nullable EmbeddedStore embedded, Optional<Path> dataFolder, GraphStore store) {
        this.embedded = embedded;
        this.dataFolder = dataFolder;
        this.store = store;
        this.inquiry =
                new Inquiry(
                        new Ports(
                                store.ledger(),
                                store.addresses(),
                                store.entities(),
                                store.labels(),
                                new FlowTracing(store.ledger(), store.labels(), store.entities()),
                                new OutputPathFinding(
                                        store.ledger(),
                                        store.addresses(),
                                        store.labels(),
                                        store.entities()),
                                store.protections(),
                                store.accounts()));
    }

    /** Opens what the options name, whatever chains it holds. */
    static Workspace open(StoreOptions options, OutputOptions output) {
        return open(options, output, access -> GraphStore.openForItsChain(access, new CoSpend()));
    }

    /**
     * Opens what the options name.
     *
     * @param chain the Bitcoin network that it must hold; a store without one becomes one of this
     */
    static Workspace open(
            StoreOptions options, OutputOptions output, Optional<BitcoinChain> chain) {
        return chain.map(c ->
                        open(options, output, access -> GraphStore.open(access, c, new CoSpend())))
                .orElseGet(() -> open(options, output));
    }

    /** Opens what the options name to put EVM chains into, new or not. */
    static Workspace openForAccounts(StoreOptions options, OutputOptions output) {
        return open(options, output, access -> GraphStore.openForAccounts(access, new CoSpend()));
    }

    private static Workspace open(
            StoreOptions options, OutputOptions output, Function<BoltAccess, GraphStore> connect) {
        Optional<BoltAccess> external = options.externalAccess(System.getenv());
        if (external.isPresent()) {
            return new Workspace(null, Optional.empty(), connect.apply(external.get()));
        }
        Path folder = options.dataFolder(System.getenv());
        EmbeddedStore embedded =
                EmbeddedStore.open(options.settings(System.getenv()), new StoreWaiting(output));
        try {
            return new Workspace(embedded, Optional.of(folder), connect.apply(embedded.access()));
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    Inquiry inquiry() {
        return inquiry;
    }

    LedgerSource ledger() {
        return store.ledger();
    }

    LedgerSink sink() {
        return store.sink();
    }

    AddressHistory history() {
        return store.addresses();
    }

    EntityStore entities() {
        return store.entities();
    }

    LabelStore labels() {
        return store.labels();
    }

    LabelArchive labelArchive() {
        return store.labelArchive();
    }

    ActorStore actors() {
        return store.actors();
    }

    RateStore rates() {
        return store.rates();
    }

    ProtectionStore protections() {
        return store.protections();
    }

    Exhibition exhibition() {
        return new Exhibition(inquiry.ports());
    }

    AccountLedgers accounts() {
        return store.accounts();
    }

    /** Computes the entities anew; empty if there are no blocks or it was cancelled. */
    Optional<Partition> recomputeEntities(
            EntitySettings settings, Progress progress, Cancellation cancellation) {
        return new Clustering(store.ledger(), store.entities())
                .recompute(request(settings), progress, cancellation);
    }

    /** Brings the entities up to the ledger by the settings that were given last. */
    void updateEntities(Progress progress, Cancellation cancellation) {
        new Clustering(store.ledger(), store.entities())
                .update(request(store.entities().settings()), progress, cancellation);
    }

    private ClusteringRequest request(EntitySettings settings) {
        return new ClusteringRequest(
                settings, store.entities().rulings(), ActorsOfScripts.of(store.labels()));
    }

    /** A line on who else uses the embedded store; empty for somebody's own server. */
    String holders() {
        return dataFolder
                .map(StoreStatus::of)
                .map(status ->
                        status instanceof StoreStatus.Running r
                                ? "store     process %d at %s, used by %s%n"
                                        .formatted(
                                                r.pid(),
                                                r.uri(),
                                                r.holders().stream()
                                                        .map(Object::toString)
                                                        .collect(Collectors.joining("; ")))
                                : "")
                .orElse("");
    }

    @Override
    public void close() {
        store.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
