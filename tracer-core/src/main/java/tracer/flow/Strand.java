package tracer.flow;

import java.util.Optional;
import tracer.ledger.PlacedTransaction;

/**
 * An output, or part of a reward, that a walk came to, with what is traced of it as far as the walk
 * knows. Stays when a later round finds that nothing reaches it; then it is not {@link #isReached}.
 */
final class Strand<T extends Taint> {
    private final Course.Exit exit;
    private final Optional<PlacedTransaction> from;
    private final Optional<T> own;
    private Optional<T> arrived = Optional.empty();
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
            Course.Exit exit, Optional<PlacedTransaction> from, Optional<T> own, T taint, int hop) {
        this.exit = exit;
        this.from = from;
        this.own = own;
        this.taint = taint;
        this.hop = hop;
    }

    static <T extends Taint> Strand<T> seed(
            Course.Exit exit, Optional<PlacedTransaction> from, T taint) {
        return new Strand<>(exit, from, Optional.of(taint), taint, 0);
    }

    static <T extends Taint> Strand<T> leaving(
            PlacedTransaction from, Course.Exit exit, T taint, int hop) {
        return new Strand<>(exit, Optional.of(from), Optional.empty(), taint, hop);
    }

    /**
     * Sets what reaches it. A seed keeps what is its own, which counts that towards it. Returns
     * whether that is a change.
     */
    boolean reach(T newTaint, int newHop, Apportionment<T> policy) {
        if (own.isPresent()) {
            arrived = Optional.of(newTaint);
            return set(policy.join(own.get(), newTaint), 0);
        }
        return set(newTaint, newHop);
    }

    private boolean set(T newTaint, int newHop) {
        boolean changed = !reached || hop != newHop || !taint.equals(newTaint);
        reached = true;
        taint = newTaint;
        hop = newHop;
        return changed;
    }

    /** Nothing reaches it any more, but what a seed has of its own. Returns whether it changed. */
    boolean leave() {
        if (own.isPresent()) {
            arrived = Optional.empty();
            return set(own.get(), 0);
        }
        boolean changed = reached;
        reached = false;
        return changed;
    }

    /** What it brings into the trace: of a seed, whatever did not come from another. */
    Rational brings() {
        if (own.isEmpty()) {
            return Rational.ZERO;
        }
        return taint.amount().minus(arrived.map(Taint::amount).orElse(Rational.ZERO));
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
        return own.isPresent();
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
