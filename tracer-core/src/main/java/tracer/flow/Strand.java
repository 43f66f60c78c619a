package tracer.flow;

import java.util.Optional;
import tracer.ledger.PlacedTransaction;

/**
 * An output that a walk came to, with what is traced of it as far as the walk knows. Stays when a
 * later round finds that nothing reaches it; then it is not {@link #isReached}.
 */
final class Strand<T extends Taint> {
    private final Course.Exit exit;
    private final Optional<PlacedTransaction> from;
    private final boolean seed;
    private T taint;
    private int hop;
    private boolean reached = true;
    private Next<T> next = new Next.NotAsked<>();
    private Optional<TraceEnd> crowd = Optional.empty();

    /** Where its value goes on to. */
    sealed interface Next<T extends Taint> {
        record NotAsked<T extends Taint>() implements Next<T> {}

        /** Nowhere, whatever the chain says of it. */
        record Ended<T extends Taint>(TraceEnd end) implements Next<T> {}

        record Into<T extends Taint>(Crossing<T> crossing) implements Next<T> {}
    }

    private Strand(
            Course.Exit exit, Optional<PlacedTransaction> from, boolean seed, T taint, int hop) {
        this.exit = exit;
        this.from = from;
        this.seed = seed;
        this.taint = taint;
        this.hop = hop;
    }

    static <T extends Taint> Strand<T> seed(
            Course.Exit exit, Optional<PlacedTransaction> from, T taint) {
        return new Strand<>(exit, from, true, taint, 0);
    }

    static <T extends Taint> Strand<T> leaving(
            PlacedTransaction from, Course.Exit exit, T taint, int hop) {
        return new Strand<>(exit, Optional.of(from), false, taint, hop);
    }

    /** Sets what reaches it. Returns whether that is a change. */
    boolean reach(T newTaint, int newHop) {
        boolean changed = !reached || hop != newHop || !taint.equals(newTaint);
        reached = true;
        taint = newTaint;
        hop = newHop;
        return changed;
    }

    /** Nothing reaches it any more. Returns whether that is a change. */
    boolean leave() {
        boolean changed = reached;
        reached = false;
        return changed;
    }

    void goOn(Next<T> where) {
        next = where;
    }

    /** A hub or a large entity holds it. */
    void heldBy(TraceEnd manyOwners) {
        crowd = Optional.of(manyOwners);
    }

    /** Why nobody goes on from whoever holds it, if the question minds. */
    Optional<TraceEnd> crowd() {
        return crowd;
    }

    Course.Exit exit() {
        return exit;
    }

    /** The transaction that value came out of; for the seed of a backward trace its spender. */
    Optional<PlacedTransaction> from() {
        return from;
    }

    boolean isSeed() {
        return seed;
    }

    boolean isReached() {
        return reached;
    }

    T taint() {
        return taint;
    }

    int hop() {
        return hop;
    }

    Next<T> next() {
        return next;
    }
}
