package tracer.ingest.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import tracer.ledger.BlockHash;
import tracer.ledger.HeightRange;
import tracer.problem.LimitExceeded;

/**
 * Reads the blocks of a plan from a source in portions that make good database transactions. Holds
 * one portion and what was read beyond it. Not thread-safe.
 *
 * @param <B> a block
 * @param <C> a change of the store
 */
final class BatchReader<B, C> {
    /** Rows in one portion; measured as the best size of a database transaction. */
    private static final int ROWS = 2_000;

    /** A reorganisation is one portion whatever its size, as long as memory holds it. */
    private static final int MOST_ROWS = 1_000_000;

    private final Way<B, C> way;
    private final Iterator<Plan.Step> steps;
    private Optional<Plan.Step> step = Optional.empty();
    private final Deque<B> waiting = new ArrayDeque<>();
    private int next;

    BatchReader(Way<B, C> way, Plan plan) {
        this.way = way;
        this.steps = plan.steps().iterator();
    }

    /**
     * How blocks of one family become changes.
     *
     * @param atOnce how many blocks to ask the source for at once
     * @param read the blocks at heights
     * @param rows how much a block weighs in the store
     * @param change what leaves, and what joins, as a change
     */
    record Way<B, C>(
            int atOnce,
            Function<HeightRange, List<B>> read,
            ToLongFunction<B> rows,
            BiFunction<List<BlockHash>, List<B>, C> change) {}

    /** The next portion; empty after the last. */
    Optional<C> next() {
        if (step.isEmpty()) {
            if (!steps.hasNext()) {
                return Optional.empty();
            }
            step = Optional.of(steps.next());
            next = step.get().heights().from();
        }
        Plan.Step current = step.get();
        List<B> blocks = new ArrayList<>();
        long rows = 0;
        while (fill(current)) {
            rows += way.rows.applyAsLong(waiting.element());
            if (current.isReorganisation()) {
                requireRoom(rows, current);
            } else if (rows > ROWS && !blocks.isEmpty()) {
                return Optional.of(way.change.apply(List.of(), blocks));
            }
            blocks.add(waiting.remove());
        }
        step = Optional.empty();
        return Optional.of(way.change.apply(current.disconnect(), blocks));
    }

    /** Whether a block of the step waits, read now if need be. */
    private boolean fill(Plan.Step current) {
        int last = current.heights().to();
        if (waiting.isEmpty() && next <= last) {
            HeightRange some = new HeightRange(next, Math.min(last, next + way.atOnce - 1));
            waiting.addAll(way.read.apply(some));
            next = some.to() + 1;
        }
        return !waiting.isEmpty();
    }

    private static void requireRoom(long rows, Plan.Step step) {
        if (rows > MOST_ROWS) {
            throw new LimitExceeded(
                    "another branch is the chain's from height %d on, but to replace %d stored blocks at once would take too much memory; ingest into another data folder"
                            .formatted(step.heights().from(), step.disconnect().size()));
        }
    }
}
