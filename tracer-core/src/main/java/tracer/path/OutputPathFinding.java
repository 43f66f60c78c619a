package tracer.path;

import java.util.Optional;
import java.util.function.Function;
import tracer.attribution.LabelStore;
import tracer.entity.EntityStore;
import tracer.flow.Extent;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.AddressHistory;
import tracer.ledger.LedgerSource;
import tracer.ledger.PlacedTransaction;
import tracer.mixing.CollaborativeSpend;
import tracer.mixing.CollaborativeSpend.Collaborative;
import tracer.mixing.CollaborativeSpend.NotCollaborative;
import tracer.mixing.CollaborativeSpend.Undecided;

/**
 * Finds paths by going forward from every output ever paid to the first side, hop by hop, all of a
 * hop in one question to the store. Each transaction is entered once, so time grows with the
 * transactions entered and their outputs. Every path respects time, since an output cannot be spent
 * before it is paid. Outputs of no value and those that nobody can spend are no part of a path.
 * Thread-safe.
 *
 * <p>Fewest hops end the search where they are reached. The widest path is known only when all that
 * can be reached by wide enough outputs has been looked at, the earliest when all before its
 * arrival has; limits shorten both.
 */
public final class OutputPathFinding implements PathFinding {
    private final Sources sources;

    public OutputPathFinding(
            LedgerSource ledger, AddressHistory history, LabelStore labels, EntityStore entities) {
        this(ledger, history, labels, entities, OutputPathFinding::mixed);
    }

    /**
     * @param mixed why no path leads through a transaction of several owners
     */
    OutputPathFinding(
            LedgerSource ledger,
            AddressHistory history,
            LabelStore labels,
            EntityStore entities,
            Function<PlacedTransaction, Optional<Cut>> mixed) {
        this.sources = new Sources(ledger, history, labels, entities, mixed);
    }

    /** Whom it asks. */
    record Sources(
            LedgerSource ledger,
            AddressHistory history,
            LabelStore labels,
            EntityStore entities,
            Function<PlacedTransaction, Optional<Cut>> mixed) {}

    @Override
    public PathAnswer<Stop> find(
            PathRequest<Address> request, Progress progress, Cancellation cancellation) {
        Extent extent = Extent.of(sources.ledger());
        progress.begin("path", "transactions", Progress.UNKNOWN_TOTAL);
        try {
            PathAnswer<Stop> answer =
                    new OutputSearch(sources, request, extent, progress).run(cancellation);
            extent.requireStillActive(sources.ledger());
            return answer;
        } finally {
            progress.end();
        }
    }

    private static Optional<Cut> mixed(PlacedTransaction transaction) {
        return switch (CollaborativeSpend.of(transaction)) {
            case NotCollaborative() -> Optional.empty();
            case Collaborative c -> Optional.of(Cut.COLLABORATIVE);
            case Undecided u -> Optional.of(Cut.UNKNOWN);
        };
    }
}
