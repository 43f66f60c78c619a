package tracer.ingest.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tracer.bitcoin.ProofOfWork;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.BlockSource;
import tracer.ledger.HeightRange;
import tracer.ledger.LedgerSource;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

/**
 * Compares what a source has with what is stored, by headers alone. Since blocks are linked, two
 * chains that agree at one height agree at every lower one of the same range, so that the height at
 * which they part is found by halving.
 */
final class Planning {
    private final BlockSource source;
    private final LedgerSource store;
    private final Heights available;
    private final int lowest;
    private final int highest;
    private final List<Plan.Step> steps = new ArrayList<>();
    private final List<Fork> forks = new ArrayList<>();

    /** What the store will still have when all replaced blocks have left. */
    private Heights stored;

    /** Heights of a branch of the source that lost. */
    private Heights lost = Heights.NONE;

    private Planning(BlockSource source, LedgerSource store, Asked asked) {
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
     * @throws DataGap if store and source differ, but not at a height that can be found
     */
    static Plan plan(BlockSource source, LedgerSource store, Asked asked) {
        if (source.chain() != store.chain()) {
            throw new BadInput(
                    "the source has blocks of %s, this store those of %s; choose another data folder"
                            .formatted(source.chain(), store.chain()));
        }
        Planning planning = new Planning(source, store, asked);
        for (HeightRange range : planning.available.ranges()) {
            if (range.from() <= planning.highest) {
                planning.plan(range);
            }
        }
        return planning.finish();
    }

    private void plan(HeightRange range) {
        findFork(range).ifPresent(fork -> settle(fork, range));
        Heights fetched =
                Heights.of(Math.max(range.from(), lowest), Math.min(range.to(), highest))
                        .minus(stored)
                        .minus(lost)
                        .minus(planned());
        for (HeightRange piece : fetched.ranges()) {
            checkEnds(piece, range);
            steps.add(new Plan.Step(piece, List.of()));
        }
    }

    private Heights planned() {
        return new Heights(steps.stream().map(Plan.Step::heights).toList());
    }

    /** The height of a fork, and the last stored block above it. */
    private record Contest(int fork, int storedTo) {}

    private Optional<Contest> findFork(HeightRange range) {
        List<Contest> contests = new ArrayList<>();
        for (HeightRange both : stored.and(Heights.of(range.from(), range.to())).ranges()) {
            if (!isSame(both.to())) {
                int storedTo = rangeOf(both.to()).to();
                contests.add(new Contest(lastCommon(both), storedTo));
            }
        }
        contests.removeIf(c -> c.fork >= highest);
        if (contests.size() > 1) {
            throw new DataGap(
                    "the source's blocks differ from those stored above %d and again above %d, and the blocks between are not stored, so the work of the two branches cannot be compared; use another data folder"
                            .formatted(contests.get(0).fork, contests.get(1).fork));
        }
        return contests.stream().findFirst();
    }

    private HeightRange rangeOf(int height) {
        return stored.ranges().stream().filter(r -> r.contains(height)).findFirst().orElseThrow();
    }

    /** The highest height of both at which the blocks are the same, or the one below them all. */
    private int lastCommon(HeightRange both) {
        if (!isSame(both.from())) {
            if (both.from() > 0 && stored(both.from()).previous().equals(previous(both.from()))) {
                return both.from() - 1;
            }
            throw new DataGap(
                    "the source's block %d (%s) and the stored one (%s) lie on different branches, and where these part is not seen; the blocks below %d are needed from the source and in the store to compare them. Ingest those first, or use another data folder"
                            .formatted(
                                    both.from(),
                                    source.headerAt(both.from()).hash(),
                                    stored(both.from()).hash(),
                                    both.from()));
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

    private void settle(Contest contest, HeightRange range) {
        List<BlockHash> ours = new ArrayList<>();
        BigInteger ourWork = BigInteger.ZERO;
        for (int h = contest.storedTo; h > contest.fork; h--) {
            BlockHeader header = stored(h);
            ours.add(header.hash());
            ourWork = ourWork.add(ProofOfWork.work(header.bits()));
        }
        int end = Math.min(range.to(), highest);
        int height = contest.fork;
        BigInteger work = BigInteger.ZERO;
        while (work.compareTo(ourWork) <= 0 && height < end) {
            height++;
            work = work.add(ProofOfWork.work(source.headerAt(height).bits()));
        }
        Fork fork = new Fork(contest.fork, ours.size(), ourWork, height - contest.fork, work);
        forks.add(fork);
        if (!fork.isSourceStronger()) {
            lost = lost.plus(Heights.of(contest.fork + 1, range.to()));
            return;
        }
        stored = stored.minus(Heights.of(contest.fork + 1, contest.storedTo));
        steps.add(new Plan.Step(new HeightRange(contest.fork + 1, height), ours));
        int refilled = Math.min(contest.storedTo, end);
        if (refilled > height) {
            // What was stored stays covered, although it lies outside the heights asked for.
            steps.add(new Plan.Step(new HeightRange(height + 1, refilled), List.of()));
        }
    }

    /** A piece at an end of the source's range must fit the stored block beyond that end. */
    private void checkEnds(HeightRange piece, HeightRange range) {
        if (piece.from() == range.from()
                && stored.contains(piece.from() - 1)
                && !previous(piece.from()).equals(stored(piece.from() - 1).hash())) {
            throw unlinked(piece.from(), piece.from() - 1, "below");
        }
        if (piece.to() == range.to()
                && stored.contains(piece.to() + 1)
                && !stored(piece.to() + 1).previous().equals(source.headerAt(piece.to()).hash())) {
            throw unlinked(piece.to(), piece.to() + 1, "above");
        }
    }

    private DataGap unlinked(int height, int neighbour, String side) {
        return new DataGap(
                "the source's block %d (%s) is not linked to the stored block %d (%s): they lie on different branches; give the source's blocks %s it too, so that the branches can be compared"
                        .formatted(
                                height,
                                source.headerAt(height).hash(),
                                neighbour,
                                stored(neighbour).hash(),
                                side));
    }

    private Plan finish() {
        Heights asked = Heights.of(lowest, highest);
        Heights missing = asked.minus(available).minus(stored);
        steps.sort(Comparator.comparing(Plan.Step::heights));
        missing.first().ifPresent(m -> steps.removeIf(s -> s.heights().from() > m));
        return new Plan(
                new HeightRange(lowest, highest),
                steps,
                asked.and(available).and(stored).minus(lost),
                missing,
                forks);
    }

    private boolean isSame(int height) {
        return stored(height).hash().equals(source.headerAt(height).hash());
    }

    private BlockHash previous(int height) {
        return source.headerAt(height).previous();
    }

    private BlockHeader stored(int height) {
        return store.header(height)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "block %d is covered but has no header".formatted(height)))
                .header();
    }
}
