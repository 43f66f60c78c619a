package tracer.flow;

import java.util.Optional;
import tracer.ledger.PlacedTransaction;
import tracer.mixing.CollaborativeSpend;
import tracer.mixing.CollaborativeSpend.Collaborative;
import tracer.mixing.CollaborativeSpend.NotCollaborative;
import tracer.mixing.CollaborativeSpend.Undecided;

/** Recognises transactions in which several owners spend together. Pure. */
@FunctionalInterface
interface CollaborativeSpends {
    /** By the detectors of {@link CollaborativeSpend}. */
    CollaborativeSpends DETECTED =
            transaction ->
                    switch (CollaborativeSpend.of(transaction)) {
                        case NotCollaborative() -> Optional.empty();
                        case Collaborative(var detector) ->
                                Optional.of(new TraceEnd.Mixed(detector.toString()));
                        case Undecided(String reason) ->
                                Optional.of(
                                        new TraceEnd.NotIndexed(
                                                "all that transaction %s spends: %s"
                                                        .formatted(transaction.id(), reason)));
                    };

    /** Why value is not followed through it; empty if it is an ordinary one. */
    Optional<TraceEnd> end(PlacedTransaction transaction);
}
