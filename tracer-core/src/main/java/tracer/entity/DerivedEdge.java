package tracer.entity;

import java.util.Comparator;
import tracer.ledger.ScriptHash;

/**
 * Evidence that is drawn when entities are computed, not when its transaction arrives.
 *
 * @param evidence the edge
 * @param from the end that it starts from: for change the payer's script
 */
record DerivedEdge(Evidence evidence, ScriptHash from) implements Comparable<DerivedEdge> {
    private static final Comparator<DerivedEdge> ORDER =
            Comparator.comparing(DerivedEdge::evidence).thenComparing(DerivedEdge::from);

    ScriptHash to() {
        return from.equals(evidence.a()) ? evidence.b() : evidence.a();
    }

    @Override
    public int compareTo(DerivedEdge o) {
        return ORDER.compare(this, o);
    }
}
