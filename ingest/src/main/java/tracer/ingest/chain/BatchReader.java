package tracer.ingest.chain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BlockSource;
import tracer.ledger.LedgerChange;
import tracer.ledger.Transaction;
import tracer.problem.LimitExceeded;

/**
 * Reads the blocks of a plan from a source in portions that make good database transactions. Holds
 * one portion and at most one block that did not fit into it. Not thread-safe.
 */
final class BatchReader {
    /** Inputs and outputs in one portion; measured as the best size of a database transaction. */
    private static final int ROWS = 2_000;

    /** A reorganisation is one portion whatever its size, as long as memory holds it. */
    private static final int MOST_ROWS = 1_000_000;

    private final BlockSource source;
    private final Iterator<Plan.Step> steps;
    private Optional<Plan.Step> step = Optional.empty();
    private Optional<ArrivedBlock> waiting = Optional.empty();
    private int next;

    BatchReader(BlockSource source, Plan plan) {
        this.source = source;
        this.steps = plan.steps().iterator();
    }

    /** The next portion; empty after the last. */
    Optional<LedgerChange> next() {
        if (step.isEmpty()) {
            if (!steps.hasNext()) {
                return Optional.empty();
            }
            step = Optional.of(steps.next());
            next = step.get().heights().from();
        }
        Plan.Step current = step.get();
        List<ArrivedBlock> blocks = new ArrayList<>();
        long rows = 0;
        while (waiting.isPresent() || next <= current.heights().to()) {
            ArrivedBlock block = waiting.orElseGet(() -> source.blockAt(next++));
            waiting = Optional.empty();
            rows += rows(block);
            if (current.isReorganisation()) {
                requireRoom(rows, current);
            } else if (rows > ROWS && !blocks.isEmpty()) {
                waiting = Optional.of(block);
                return Optional.of(LedgerChange.connect(blocks));
            }
            blocks.add(block);
        }
        step = Optional.empty();
        return Optional.of(new LedgerChange(current.disconnect(), blocks));
    }

    private static long rows(ArrivedBlock block) {
        long rows = 0;
        for (Transaction t : block.block().transactions()) {
            rows += t.inputs().size() + t.outputs().size();
        }
        return rows;
    }

    private static void requireRoom(long rows, Plan.Step step) {
        if (rows > MOST_ROWS) {
            throw new LimitExceeded(
                    "another branch has more work from height %d on, but to replace %d stored blocks at once would take too much memory; ingest into another data folder"
                            .formatted(step.heights().from(), step.disconnect().size()));
        }
    }
}
