package tracer.flow;

import tracer.attribution.LabelStore;
import tracer.entity.EntityStore;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.AddressHistory;
import tracer.ledger.LedgerSource;

/**
 * Finds paths by going forward from every output ever paid to the first address, hop by hop, all of
 * a hop in one question to the store. A transaction is entered once, by the first in chain order of
 * the outputs that it spends, so time grows with the transactions entered and their outputs. Every
 * path respects time, since an output cannot be spent before it is paid. Outputs of no value and
 * those that nobody can spend are no part of a path. Thread-safe.
 */
public final class OutputPathFinding implements PathFinding {
    private final LedgerSource ledger;
    private final AddressHistory history;
    private final LabelStore labels;
    private final EntityStore entities;
    private final CollaborativeSpends collaborative;

    public OutputPathFinding(
            LedgerSource ledger, AddressHistory history, LabelStore labels, EntityStore entities) {
        this(ledger, history, labels, entities, CollaborativeSpends.DETECTED);
    }

    OutputPathFinding(
            LedgerSource ledger,
            AddressHistory history,
            LabelStore labels,
            EntityStore entities,
            CollaborativeSpends collaborative) {
        this.ledger = ledger;
        this.history = history;
        this.labels = labels;
        this.entities = entities;
        this.collaborative = collaborative;
    }

    @Override
    public PathAnswer find(PathRequest request, Progress progress, Cancellation cancellation) {
        Extent extent = Extent.of(ledger);
        Bounds bounds =
                new Bounds(
                        request.limits(),
                        request.avoid(),
                        new Holders(
                                labels,
                                entities,
                                ledger.chain(),
                                request.avoid().categories(),
                                request.avoid().throughEntities()),
                        collaborative);
        progress.begin("path", "transactions", Progress.UNKNOWN_TOTAL);
        try {
            PathAnswer answer =
                    new PathSearch(ledger, history, request, extent, bounds, progress)
                            .run(cancellation);
            extent.requireStillActive(ledger);
            return answer;
        } finally {
            progress.end();
        }
    }
}
