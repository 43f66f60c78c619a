package tracer.ingest.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tracer.account.AccountBlock;
import tracer.account.AccountBlockSource;
import tracer.account.AccountLedger;
import tracer.account.HeldAsset;
import tracer.account.OpeningBalance;
import tracer.account.TokenNote;
import tracer.account.Transfer;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.HeightRange;

/**
 * What the holdings that blocks touch began with: their balances at the end of the block before the
 * range of stored blocks; of a range from block 0 on, at the end of block 0, whose allocations are
 * no transfers. Also what token contracts call themselves. Each is asked for once. Not thread-safe.
 */
final class Openings {
    private final AccountBlockSource source;
    private final AccountLedger store;
    private final OpeningPolicy policy;

    /** The stored ranges as they will be when the plan is done. */
    private final Heights ranges;

    private final Map<Integer, Set<HeldAsset>> known = new HashMap<>();
    private final Set<EvmAddress> knownTokens = new HashSet<>();
    private boolean isTold = true;
    private long asked;
    private long answered;

    Openings(AccountBlockSource source, AccountLedger store, OpeningPolicy policy, Plan plan) {
        this.source = source;
        this.store = store;
        this.policy = policy;
        this.ranges =
                new Heights(
                        Stream.concat(
                                        store.coverage().ranges().stream(),
                                        plan.steps().stream().map(Plan.Step::heights))
                                .toList());
        store.openings()
                .forEach(o -> known.computeIfAbsent(o.height(), h -> new HashSet<>()).add(o.of()));
        // A range that is replaced from its first block on may have begun from other balances.
        plan.steps().stream()
                .filter(Plan.Step::isReorganisation)
                .map(s -> s.heights().from())
                .filter(h -> base(h) == h)
                .forEach(h -> known.remove(openingHeight(h)));
    }

    /** The first height of the range that a height lies in. */
    private int base(int height) {
        return ranges.ranges().stream()
                .filter(r -> r.contains(height))
                .map(HeightRange::from)
                .findFirst()
                .orElse(height);
    }

    private static int openingHeight(int base) {
        return Math.max(0, base - 1);
    }

    /** Opening balances of holdings that these blocks touch and that were not asked for yet. */
    List<OpeningBalance> of(List<AccountBlock> blocks) {
        if (policy == OpeningPolicy.NEVER || blocks.isEmpty()) {
            return List.of();
        }
        int height = openingHeight(base(blocks.getFirst().height()));
        Set<HeldAsset> before = known.computeIfAbsent(height, h -> new HashSet<>());
        Set<HeldAsset> touched = new LinkedHashSet<>();
        blocks.stream()
                .flatMap(AccountBlock::transfers)
                .flatMap(Openings::touched)
                .filter(before::add)
                .forEach(touched::add);
        return ask(height, new ArrayList<>(touched));
    }

    private static Stream<HeldAsset> touched(Transfer t) {
        return Stream.concat(t.debited().stream(), t.credited().stream());
    }

    private List<OpeningBalance> ask(int height, List<HeldAsset> holdings) {
        if (holdings.isEmpty()) {
            return List.of();
        }
        asked += holdings.size();
        if (!isTold) {
            return List.of();
        }
        if (policy == OpeningPolicy.IF_TOLD && answered == 0) {
            // One question shows whether the source remembers balances of that block.
            isTold = isTold(height, holdings);
            if (!isTold) {
                return List.of();
            }
        }
        List<OpeningBalance> balances = source.balances(height, holdings);
        answered += balances.size();
        return balances;
    }

    private boolean isTold(int height, List<HeldAsset> holdings) {
        List<HeldAsset> natives =
                holdings.stream().filter(h -> h.asset() instanceof Asset.Native).limit(1).toList();
        return natives.isEmpty() || !source.balances(height, natives).isEmpty();
    }

    /** What the token contracts of these blocks call themselves, where not known yet. */
    List<TokenNote> tokens(List<AccountBlock> blocks) {
        Set<EvmAddress> contracts = new LinkedHashSet<>();
        blocks.stream()
                .flatMap(AccountBlock::transfers)
                .map(Transfer::asset)
                .filter(Asset.Token.class::isInstance)
                .map(a -> ((Asset.Token) a).contract())
                .filter(c -> !knownTokens.contains(c))
                .forEach(contracts::add);
        knownTokens.addAll(contracts);
        contracts.removeAll(store.tokens(contracts).keySet());
        return contracts.isEmpty()
                ? List.of()
                : source.tokens(source.available().getLast().to(), contracts);
    }

    /** Holdings whose opening balance was wanted. */
    long asked() {
        return asked;
    }

    /** Of these, those of which the source told it; the others stay unknown. */
    long answered() {
        return answered;
    }
}
