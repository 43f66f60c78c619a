package tracer.entity;

import java.util.Comparator;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/**
 * One reason to believe that two scripts have one owner. Entities are computed from these edges and
 * from nothing else. An inference, never a fact.
 *
 * @param a the smaller of the two by hash
 * @param b the larger
 * @param rule which rule says so, with its version
 * @param transaction the transaction it is read from
 * @param height of that transaction
 */
public record Evidence(ScriptHash a, ScriptHash b, Rule rule, TxId transaction, int height)
        implements Comparable<Evidence> {
    private static final Comparator<Evidence> ORDER =
            Comparator.comparingInt(Evidence::height)
                    .thenComparing(Evidence::transaction)
                    .thenComparing(Evidence::rule)
                    .thenComparing(Evidence::a)
                    .thenComparing(Evidence::b);

    public Evidence {
        if (a.compareTo(b) >= 0) {
            throw new IllegalArgumentException("evidence joins two scripts, the smaller first");
        }
    }

    /** With the two scripts in either order. */
    public static Evidence between(
            ScriptHash x, ScriptHash y, Rule rule, TxId transaction, int height) {
        return x.compareTo(y) < 0
                ? new Evidence(x, y, rule, transaction, height)
                : new Evidence(y, x, rule, transaction, height);
    }

    @Override
    public int compareTo(Evidence o) {
        return ORDER.compare(this, o);
    }
}
