package tracer.ingest.corejson;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tracer.bitcoin.ProofOfWork;
import tracer.ledger.BlockHash;
import tracer.ledger.HeightRange;
import tracer.ledger.SourceReport;
import tracer.problem.BadInput;

/**
 * Which of the blocks found form the active chain: the branch with the most work, of branches with
 * equal work the one found first, as a node would choose. Blocks whose parents are not among those
 * found hang in the air; such pieces are kept where their heights neither overlap nor touch those
 * of a piece with more work. What is left aside is reported: {@code stale} blocks of a branch with
 * less work, {@code not connected} ones of a piece that is not kept, {@code duplicate} ones.
 */
final class ActiveChain {
    private static final Comparator<Tip> MOST_WORK_THEN_FIRST =
            Comparator.comparing(Tip::work).reversed().thenComparingInt(Tip::order);

    private final Function<JsonRecord, String> place;
    private final List<JsonRecord> found;
    private final Map<BlockHash, Integer> byHash = new HashMap<>();

    /** The missing parent from which each block descends. */
    private final Map<BlockHash, BlockHash> roots = new HashMap<>();

    private final List<List<JsonRecord>> pieces = new ArrayList<>();
    private final List<SourceReport.Skipped> skipped = new ArrayList<>();

    private ActiveChain(List<JsonRecord> found, Function<JsonRecord, String> place) {
        this.found = found;
        this.place = place;
    }

    /** The last block of a branch; {@code order} in which it was found. */
    private record Tip(int order, BlockHash root, BigInteger work) {}

    /**
     * Chooses among blocks in the order in which they were found.
     *
     * @param place names a record for complaints
     * @throws BadInput if a block's height is not its parent's and one
     */
    static ActiveChain of(List<JsonRecord> found, Function<JsonRecord, String> place) {
        ActiveChain chain = new ActiveChain(found, place);
        chain.choose();
        return chain;
    }

    /** Ascending, none touching the next. */
    List<HeightRange> ranges() {
        return pieces.stream()
                .map(p -> new HeightRange(p.getFirst().height(), p.getLast().height()))
                .toList();
    }

    Optional<JsonRecord> at(int height) {
        for (List<JsonRecord> piece : pieces) {
            int i = height - piece.getFirst().height();
            if (i >= 0 && i < piece.size()) {
                return Optional.of(piece.get(i));
            }
        }
        return Optional.empty();
    }

    List<SourceReport.Skipped> skipped() {
        return List.copyOf(skipped);
    }

    private void choose() {
        List<JsonRecord> duplicates = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (byHash.putIfAbsent(found.get(i).header().hash(), i) != null) {
                duplicates.add(found.get(i));
            }
        }
        Set<BlockHash> keptRoots = new HashSet<>();
        for (Tip tip : bestTips().values().stream().sorted(MOST_WORK_THEN_FIRST).toList()) {
            List<JsonRecord> branch = branchTo(found.get(tip.order));
            if (fits(branch)) {
                pieces.add(branch);
                keptRoots.add(tip.root);
            }
        }
        pieces.sort(Comparator.comparingInt(p -> p.getFirst().height()));
        List<JsonRecord> stale = new ArrayList<>();
        List<JsonRecord> unconnected = new ArrayList<>();
        for (int i : byHash.values().stream().sorted().toList()) {
            JsonRecord r = found.get(i);
            if (at(r.height()).filter(r::equals).isEmpty()) {
                BlockHash root = roots.getOrDefault(r.header().hash(), r.header().previous());
                (keptRoots.contains(root) ? stale : unconnected).add(r);
            }
        }
        skip("stale", stale);
        skip("not connected", unconnected);
        skip("duplicate", duplicates);
    }

    /** For each missing parent the best tip above it. */
    private Map<BlockHash, Tip> bestTips() {
        Map<BlockHash, BigInteger> works = new HashMap<>();
        Map<BlockHash, Tip> best = new HashMap<>();
        for (int i : byHeight()) {
            JsonRecord r = found.get(i);
            BlockHash parent = r.header().previous();
            checkLink(r);
            BlockHash root = roots.getOrDefault(parent, parent);
            BigInteger work =
                    works.getOrDefault(parent, BigInteger.ZERO)
                            .add(ProofOfWork.work(r.header().bits()));
            roots.put(r.header().hash(), root);
            works.put(r.header().hash(), work);
            best.merge(
                    root,
                    new Tip(i, root, work),
                    (a, b) -> MOST_WORK_THEN_FIRST.compare(a, b) <= 0 ? a : b);
        }
        return best;
    }

    /** Parents before children, since heights go with links. */
    private List<Integer> byHeight() {
        return byHash.values().stream()
                .sorted(
                        Comparator.<Integer>comparingInt(i -> found.get(i).height())
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private void checkLink(JsonRecord r) {
        parent(r)
                .filter(p -> p.height() != r.height() - 1)
                .ifPresent(p -> {
                    throw new BadInput(
                            "%s, field height: is %d, but the block before it (%s) has height %d"
                                    .formatted(
                                            place.apply(r),
                                            r.height(),
                                            place.apply(p),
                                            p.height()));
                });
    }

    private Optional<JsonRecord> parent(JsonRecord r) {
        return Optional.ofNullable(byHash.get(r.header().previous())).map(found::get);
    }

    private List<JsonRecord> branchTo(JsonRecord tip) {
        List<JsonRecord> branch = new ArrayList<>();
        for (Optional<JsonRecord> r = Optional.of(tip); r.isPresent(); r = parent(r.get())) {
            branch.add(r.get());
        }
        return List.copyOf(branch.reversed());
    }

    private boolean fits(List<JsonRecord> branch) {
        return pieces.stream()
                .noneMatch(p ->
                        branch.getFirst().height() <= p.getLast().height() + 1
                                && p.getFirst().height() <= branch.getLast().height() + 1);
    }

    private void skip(String reason, List<JsonRecord> records) {
        if (!records.isEmpty()) {
            skipped.add(
                    new SourceReport.Skipped(
                            reason, records.size(), place.apply(records.getFirst())));
        }
    }
}
