package tracer.entity;

import java.util.List;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/**
 * A transaction whose evidence would join entities that must not be joined without a question. It
 * stays out until somebody rules on it ({@link Ruling}), or, where it says so, until a second
 * transaction joins the same ones.
 *
 * @param transaction whose evidence it is
 * @param height of that
 * @param reason why it is held back
 * @param parts the entities, the largest first
 */
public record Quarantined(TxId transaction, int height, Reason reason, List<Part> parts)
        implements Comparable<Quarantined> {
    public Quarantined {
        parts = List.copyOf(parts);
    }

    /**
     * One of the entities.
     *
     * @param script the least, by hash, of its scripts that the transaction's evidence names
     * @param members how many scripts it had when the evidence was held back
     */
    public record Part(ScriptHash script, int members) implements Comparable<Part> {
        @Override
        public int compareTo(Part o) {
            int c = Integer.compare(o.members, members);
            return c == 0 ? script.compareTo(o.script) : c;
        }
    }

    /** Why it is held back. */
    public enum Reason {
        /** Two large entities would become one; a second such transaction lets both count. */
        TWO_LARGE("two-large"),
        /** Entities labelled as different actors would become one. */
        TWO_ACTORS("two-actors"),
        /**
         * Change would join two entities, not attach a new script to one; a second transaction that
         * says the same lets both count (Möser and Narayanan, FC 2022).
         */
        CHANGE_BETWEEN_ENTITIES("change-between-entities");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    @Override
    public int compareTo(Quarantined o) {
        int c = Integer.compare(height, o.height);
        if (c == 0) c = transaction.compareTo(o.transaction);
        return c == 0 ? reason.compareTo(o.reason) : c;
    }
}
