package tracer.flow;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;

/** A transaction that strands lead to, and what comes out of it as far as the walk knows. */
final class Crossing<T extends Taint> {
    private final PlacedTransaction transaction;
    private final Optional<TraceEnd> barrier;
    private final SortedMap<Integer, Strand<T>> entering = new TreeMap<>();
    private final SortedMap<Integer, Strand<T>> leaving = new TreeMap<>();
    private Passage passage = new Passage.Idle();

    /** Whether value goes through. */
    sealed interface Passage {
        /** Nothing comes in that may go on. */
        record Idle() implements Passage {}

        /** No room is left for it within a budget. */
        record Refused(TraceEnd.Limit limit) implements Passage {}

        /**
         * It does.
         *
         * @param hop of the nearest strand that enters, plus one
         * @param in sum of what enters
         * @param fee what of it goes to the miner
         */
        record Open(int hop, Rational in, Rational fee) implements Passage {}
    }

    /**
     * @param barrier why no value is followed through it, whatever comes to it
     */
    Crossing(PlacedTransaction transaction, Optional<TraceEnd> barrier) {
        this.transaction = transaction;
        this.barrier = barrier;
    }

    PlacedTransaction transaction() {
        return transaction;
    }

    Place place() {
        return transaction.place();
    }

    Optional<TraceEnd> barrier() {
        return barrier;
    }

    /** Strands that lead here, by slot. */
    SortedMap<Integer, Strand<T>> entering() {
        return entering;
    }

    /** Strands that ever came out, by exit. */
    SortedMap<Integer, Strand<T>> leaving() {
        return leaving;
    }

    Passage passage() {
        return passage;
    }

    void pass(Passage newPassage) {
        passage = newPassage;
    }
}
