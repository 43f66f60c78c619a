package tracer.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened to scripts: payments to them and spends of those. A transaction that came twice
 * pays once, at its later place, since the earlier outputs are lost. Thread-safe.
 */
public interface AddressHistory {
    /**
     * The stored scripts that show this address, ascending by hash: its own, and bare keys whose
     * hash it is.
     *
     * @throws tracer.problem.BadInput if the address belongs to another network
     */
    List<Script> scripts(Address address);

    /**
     * Scripts by hash; those known only from a claim are among them, those of orphans alone are
     * not.
     */
    Map<ScriptHash, Script> scripts(Collection<ScriptHash> hashes);

    /** Sums over everything stored. Scripts never paid are absent. */
    Map<ScriptHash, Totals> totals(Collection<ScriptHash> scripts);

    /**
     * Payments to a script, in chain order, from a cursor on.
     *
     * @param after the last entry of the page before; empty for the first page
     * @throws tracer.problem.BadInput if the cursor is no payment to this script
     */
    Page history(ScriptHash script, Optional<OutPoint> after, int atMost);

    /** An output paid to the script, and its spend if one is stored. */
    record Payment(
            OutPoint output,
            Sats value,
            Place place,
            Optional<TxId> spentBy,
            Optional<Place> spentAt) {}

    /** One page. {@code total} counts all payments, so that a cut-off page can say so. */
    record Page(List<Payment> payments, long total, boolean hasMore) {
        public Page {
            payments = List.copyOf(payments);
        }
    }

    /**
     * Sums of one script.
     *
     * @param receivedSats sum of all outputs ever paid to it; may exceed what exists at a time
     * @param spentSats sum of those with a stored spend
     * @param first place of the first payment
     * @param last place of the last payment or spend
     */
    record Totals(
            long payments,
            long receivedSats,
            long spends,
            long spentSats,
            Place first,
            Place last) {
        public long unspentSats() {
            return receivedSats - spentSats;
        }
    }
}
