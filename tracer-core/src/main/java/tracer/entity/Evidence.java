package tracer.entity;

import java.util.Comparator;
import tracer.ledger.PlacedTransaction;
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
 * @param position of that transaction in its block
 */
public record Evidence(
        ScriptHash a, ScriptHash b, Rule rule, TxId transaction, int height, int position)
        implements Comparable<Evidence> {
    private static final Comparator<Evidence> ORDER =
            Comparator.comparingInt(Evidence::height)
                    .thenComparingInt(Evidence::position)
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
    public static Evidence between(ScriptHash x, ScriptHash y, Rule rule, Read from) {
        boolean inOrder = x.compareTo(y) < 0;
        return new Evidence(
                inOrder ? x : y,
                inOrder ? y : x,
                rule,
                from.transaction(),
                from.height(),
                from.position());
    }

    /** The transaction that something is read from, and where that stands. */
    public record Read(TxId transaction, int height, int position) {
        static Read of(PlacedTransaction t) {
            return new Read(t.id(), t.place().height(), t.place().position());
        }
    }

    @Override
    public int compareTo(Evidence o) {
        return ORDER.compare(this, o);
    }
}
