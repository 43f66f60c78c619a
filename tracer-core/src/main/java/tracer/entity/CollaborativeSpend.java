package tracer.entity;

import java.util.Arrays;
import java.util.List;
import tracer.ledger.PlacedTransaction;

/**
 * Whether several owners spend together in a transaction, such as a CoinJoin: then its inputs do
 * not show one owner, and the chain does not show whose value leaves by which output. An inference.
 */
public sealed interface CollaborativeSpend {
    /** No detector recognises it. That is no proof: a PayJoin looks like any payment. */
    record NotCollaborative() implements CollaborativeSpend {}

    /** A detector recognises it. */
    record Collaborative(CollaborationDetector detector) implements CollaborativeSpend {}

    /** The outputs look collaborative, but what the inputs spend is not known. */
    record Undecided(String reason) implements CollaborativeSpend {}

    /** Asks all detectors, in the order of their declaration. */
    static CollaborativeSpend of(PlacedTransaction transaction) {
        if (transaction.fundings().size() < 2) {
            return new NotCollaborative();
        }
        SpendShape shape = SpendShape.of(transaction);
        List<CollaborationDetector> possible =
                Arrays.stream(CollaborationDetector.values())
                        .filter(d -> d.outputsFit(shape))
                        .toList();
        if (possible.isEmpty()) {
            return new NotCollaborative();
        }
        if (transaction.hasUnknownFunding()) {
            return new Undecided(
                    "its outputs look like %s, but not all outputs that it spends are known"
                            .formatted(possible.getFirst()));
        }
        return possible.stream()
                .filter(d -> d.inputsFit(shape))
                .findFirst()
                .<CollaborativeSpend>map(Collaborative::new)
                .orElseGet(NotCollaborative::new);
    }
}
