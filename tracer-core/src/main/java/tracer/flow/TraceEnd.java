package tracer.flow;

import java.util.List;
import tracer.account.TransferKind;
import tracer.attribution.Label;
import tracer.ledger.Place;

/** Why a trace ended at a holding. Every leaf of a trace has exactly one. */
public sealed interface TraceEnd {
    /** No spend is known up to this height: claimed by the stored data, not provable from it. */
    record Unspent(int upToHeight) implements TraceEnd {}

    /** Nobody can ever spend it: the value is lost. */
    record Unspendable() implements TraceEnd {}

    /** The same coinbase came again and took its place (before BIP 30): the value is lost. */
    record Overwritten(Place by) implements TraceEnd {}

    /**
     * Held by a labelled party, inside which the chain shows nothing. Where legal process can go.
     *
     * @param labels the labels that say so
     * @param throughEntity whether the label stands on another script of the same entity, which
     *     makes this an inference
     */
    record AtService(List<Label> labels, boolean throughEntity) implements TraceEnd {
        public AtService {
            labels = List.copyOf(labels);
        }
    }

    /**
     * Spent together with others' value in a collaborative transaction.
     *
     * @param detector which rule recognised it, with its version
     */
    record Mixed(String detector) implements TraceEnd {}

    /** New value, made in this block (backward traces). */
    record Coinbase(int height) implements TraceEnd {}

    /**
     * New value on the account family (backward traces): a mint, a reward, a withdrawal from the
     * consensus layer, or a fee that its receiver earned.
     */
    record Issued(TransferKind kind, int height) implements TraceEnd {}

    /** A limit of the question; the trace can be asked to go on. */
    record LimitReached(Limit limit) implements TraceEnd {}

    /** The data to go on is not stored; says what is missing. */
    record NotIndexed(String missing) implements TraceEnd {}

    /** Which limit. */
    enum Limit {
        HOPS,
        MIN_TRACED,
        HEIGHT,
        TIME,
        /** The budget of transactions to follow value through. */
        TRANSACTIONS,
        /**
         * Exact pro-rata amounts get longer with every transaction that mixes; this is as many as
         * {@link Policy#HAIRCUT} goes through.
         */
        DIGITS,
        /** An address with more transfers than a trace reads of one: a hub. */
        HISTORY,
        /** The job was cancelled before the trace got further. */
        CANCELLED
    }
}
