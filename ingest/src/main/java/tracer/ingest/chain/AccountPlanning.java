package tracer.ingest.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tracer.account.AccountBlockSource;
import tracer.account.AccountHeader;
import tracer.account.AccountLedger;
import tracer.ledger.BlockHash;
import tracer.ledger.HeightRange;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

/**
 * Compares what a source of an EVM chain has with what is stored, by headers alone. Where they
 * differ, a node's chain is the chain: since the merge no block shows by itself how much stands
 * behind it. Files cannot tell, so their difference is an error. Blocks are linked, so the height
 * at which two branches part is found by halving.
 */
final class AccountPlanning {
    private final AccountBlockSource source;
    private final AccountLedger store;
    private final Heights available;
    private final int lowest;
    private final int highest;
    private final List<Plan.Step> steps = new ArrayList<>();

    /** What the store will still have when all replaced blocks have left. */
    private Heights stored;

    private AccountPlanning(AccountBlockSource source, AccountLedger store, Asked asked) {
        this.source = source;
        this.store = store;
        this.available = new Heights(source.available());
        this.stored = new Heights(store.coverage().ranges());
        if (available.isEmpty()) {
            throw new DataGap("the source has no blocks");
        }
        this.lowest = asked.from().orElse(available.ranges().getFirst().from());
        this.highest = asked.to().orElse(available.ranges().getLast().to());
        if (highest < lowest) {
            throw new DataGap(
                    "the source has blocks %s, none of those asked for".formatted(available));
        }
    }

    /**
     * Plans without changing anything.
     *
     * @throws BadInput if the source has another chain, or files another branch
     */
    static Plan plan(AccountBlockSource source, AccountLedger store, Asked asked) {
        if (!source.chain().equals(store.chain())) {
            throw new BadInput(
                    "the source has blocks of %s, this ledger those of %s"
                            .formatted(source.chain(), store.chain()));
        }
        AccountPlanning planning = new AccountPlanning(source, store, asked);
        planning.replaceLeftBranches();
        return planning.finish();
    }

    /** Stored ranges that the asked heights meet or touch must be the source's. */
    private void replaceLeftBranches() {
        Heights near = Heights.of(Math.max(0, lowest - 1), highest + 1);
        for (HeightRange range : store.coverage().ranges()) {
            Heights own = Heights.of(range.from(), range.to());
            if (own.and(near).isEmpty()) {
                continue;
            }
            Heights both = own.and(available);
            for (HeightRange comparable : both.ranges().reversed()) {
                if (!isSame(comparable.to())) {
                    replace(range, comparable);
                }
            }
        }
    }

    private void replace(HeightRange range, HeightRange comparable) {
        int fork = lastCommon(comparable);
        if (!source.followsTheChain()) {
            throw new BadInput(
                    "the source's block %d (0x%s) is not the stored one (0x%s), and files cannot tell which of them the chain kept; ask a node (--rpc), or use another data folder"
                            .formatted(
                                    comparable.to(),
                                    source.headAt(comparable.to()).hash(),
                                    stored(comparable.to()).hash()));
        }
        List<BlockHash> leaving = new ArrayList<>();
        for (int h = range.to(); h > fork; h--) {
            leaving.add(stored(h).hash());
        }
        stored = stored.minus(Heights.of(fork + 1, range.to()));
        int refilled = Math.min(range.to(), available.ranges().getLast().to());
        steps.add(new Plan.Step(new HeightRange(fork + 1, refilled), leaving));
    }

    /** The highest height at which the blocks are the same, or the one below them all. */
    private int lastCommon(HeightRange both) {
        if (!isSame(both.from())) {
            return both.from() - 1;
        }
        int same = both.from();
        int different = both.to();
        while (different - same > 1) {
            int middle = same + (different - same) / 2;
            if (isSame(middle)) {
                same = middle;
            } else {
                different = middle;
            }
        }
        return same;
    }

    private boolean isSame(int height) {
        return stored(height).hash().equals(source.headAt(height).hash());
    }

    private AccountHeader stored(int height) {
        return store.header(height)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "block %d is covered but has no header".formatted(height)));
    }

    private Plan finish() {
        Heights asked = Heights.of(lowest, highest);
        Heights replaced = new Heights(steps.stream().map(Plan.Step::heights).toList());
        Heights fetched = asked.and(available).minus(stored).minus(replaced);
        fetched.ranges().forEach(r -> steps.add(new Plan.Step(r, List.of())));
        steps.sort(Comparator.comparing(Plan.Step::heights));
        Heights missing = asked.minus(available).minus(stored);
        missing.first().ifPresent(m -> steps.removeIf(s -> s.heights().from() > m));
        return new Plan(
                new HeightRange(lowest, highest), steps, asked.and(stored), missing, List.of());
    }
}
