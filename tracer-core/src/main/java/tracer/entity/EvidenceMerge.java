package tracer.entity;

import java.util.List;
import java.util.function.ToIntFunction;
import tracer.ledger.ScriptHash;

/**
 * Hands drawn and derived evidence to a {@link Fold}, transaction by transaction in the order of
 * height and position. Drawn evidence comes in that order; of derived evidence all is there at the
 * start.
 */
final class EvidenceMerge {
    private final List<DerivedEdge> derived;
    private final ToIntFunction<ScriptHash> numberOf;
    private final Fold fold;
    private final EvidenceGroup group = new EvidenceGroup();
    private int next;

    /**
     * @param derived the derived edges in order
     * @param numberOf numbers scripts for the fold
     */
    EvidenceMerge(List<DerivedEdge> derived, ToIntFunction<ScriptHash> numberOf, Fold fold) {
        this.derived = derived;
        this.numberOf = numberOf;
        this.fold = fold;
    }

    void accept(Evidence drawn) {
        while (next < derived.size() && precedes(derived.get(next).evidence(), drawn)) {
            take(derived.get(next++));
        }
        take(new DerivedEdge(drawn, drawn.a()));
    }

    void finish() {
        while (next < derived.size()) {
            take(derived.get(next++));
        }
        flush();
    }

    /** By height and transaction only: within a transaction the order does not matter. */
    private static boolean precedes(Evidence x, Evidence y) {
        return x.height() < y.height()
                || (x.height() == y.height() && x.position() <= y.position());
    }

    private void take(DerivedEdge edge) {
        Evidence e = edge.evidence();
        if (!group.isFor(e.transaction())) {
            flush();
            group.begin(new Evidence.Read(e.transaction(), e.height(), e.position()));
        }
        group.add(numberOf.applyAsInt(edge.from()), numberOf.applyAsInt(edge.to()), e.rule());
    }

    private void flush() {
        if (group.size() > 0) {
            fold.apply(group);
        }
    }
}
