package tracer.flow;

import java.util.List;
import tracer.account.TransferKind;
import tracer.attribution.Label;
import tracer.entity.Entity;
import tracer.ledger.PaymentCount;
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

    /**
     * Held by a script that is paid more often than the question allows: a limit. On accounts, an
     * address with more transfers. Whose value goes on from there, nobody can tell.
     *
     * @param payments how often, as the store counts: claimed, not provable from it
     */
    record Hub(PaymentCount payments) implements TraceEnd {}

    /**
     * Held by an entity of more scripts than the question allows: a limit, and since entities are
     * inferred an inference.
     */
    record LargeEntity(Entity entity) implements TraceEnd {}

    /** The data to go on is not stored; says what is missing. */
    record NotIndexed(String missing) implements TraceEnd {}

    /** Whether a limit of the question ended it; with more room the trace can be asked to go on. */
    default boolean isLimit() {
        return switch (this) {
            case LimitReached l -> true;
            case Hub h -> true;
            case LargeEntity l -> true;
            case Unspent u -> false;
            case Unspendable u -> false;
            case Overwritten o -> false;
            case AtService s -> false;
            case Mixed m -> false;
            case Coinbase c -> false;
            case Issued i -> false;
            case NotIndexed n -> false;
        };
    }

    /** Whether the same question may end elsewhere next time, though the data is the same. */
    default boolean isByChance() {
        return this instanceof LimitReached(Limit limit)
                && (limit == Limit.CLOCK || limit == Limit.CANCELLED);
    }

    /** Which limit. */
    enum Limit {
        HOPS,
        MIN_TRACED,
        /** Less than a share of the seeds' value. */
        SHARE,
        HEIGHT,
        TIME,
        /** Too long after the seed was paid, or before. */
        AGE,
        /** The budget of transactions to follow value through. */
        TRANSACTIONS,
        /**
         * Exact pro-rata amounts get longer with every transaction that mixes; this is as many as
         * {@link Policy#HAIRCUT} goes through.
         */
        DIGITS,
        /** An address with more transfers than a trace reads of one: a hub. */
        HISTORY,
        /** The budget of time was spent. */
        CLOCK,
        /** The job was cancelled before the trace got further. */
        CANCELLED
    }
}
