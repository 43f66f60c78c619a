package tracer.ingest.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tracer.account.AccountBlock;
import tracer.account.AccountBlockSource;
import tracer.account.AccountLedger;
import tracer.account.HeldAsset;
import tracer.account.OpeningBalance;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Asset;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.EvmAddress;
import tracer.ledger.HeightRange;
import tracer.problem.DataGap;

/**
 * Holds what is stored against what the source says: for every holding that a stored transfer
 * touched, its opening balance plus what it received less what it sent must be the balance at the
 * highest stored block. A difference is value that moved without a transfer that was seen: an
 * internal transfer where no traces were offered, a token that changes balances by itself, a
 * development node's command. Exact.
 */
public final class BalanceCheck {
    private static final int BLOCKS_AT_ONCE = 100;
    private static final int ADDRESSES_AT_ONCE = 200;

    private final AccountBlockSource source;
    private final AccountLedger store;
    private final Progress progress;
    private final Cancellation cancellation;
    private final List<Difference> unexplained = new ArrayList<>();
    private long equal;
    private long openingUnknown;
    private long notTold;
    private long burnt;

    private BalanceCheck(
            AccountBlockSource source,
            AccountLedger store,
            Progress progress,
            Cancellation cancellation) {
        this.source = source;
        this.store = store;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * What came of it.
     *
     * @param at the block at whose end balances were compared
     * @param equal holdings whose balance is explained to the last unit
     * @param unexplained the others, by holding
     * @param openingUnknown holdings that nobody says what they began with: not compared
     * @param notTold holdings of which the source does not say the balance: not compared
     * @param burnt tokens sent to address zero: some contracts count them there, others destroy
     *     them; not compared
     * @param isComplete whether all were compared; not after a cancellation
     */
    public record Result(
            ChainTip at,
            long equal,
            List<Difference> unexplained,
            long openingUnknown,
            long notTold,
            long burnt,
            boolean isComplete) {
        public Result {
            unexplained = List.copyOf(unexplained);
        }
    }

    /**
     * A balance that the stored transfers do not explain.
     *
     * @param computed opening + received − sent
     * @param said by the source
     */
    public record Difference(HeldAsset of, BigInteger computed, BigInteger said) {
        /** What moved unseen: above 0 if it came in. */
        public BigInteger unseen() {
            return said.subtract(computed);
        }
    }

    /**
     * Compares.
     *
     * @throws DataGap if nothing is stored, or the source does not have the highest stored block
     */
    public static Result run(
            AccountBlockSource source,
            AccountLedger store,
            Progress progress,
            Cancellation cancellation) {
        return new BalanceCheck(source, store, progress, cancellation).run();
    }

    private Result run() {
        Coverage coverage = store.coverage();
        ChainTip tip =
                coverage.tip()
                        .orElseThrow(() -> new DataGap("nothing is stored to compare balances of"));
        boolean has = source.available().stream().anyMatch(r -> r.contains(tip.height()));
        if (!has || !source.headAt(tip.height()).hash().equals(tip.hash())) {
            throw new DataGap(
                    "the source does not have the highest stored block %d (0x%s), so balances cannot be compared; ingest first"
                            .formatted(tip.height(), tip.hash()));
        }
        Map<EvmAddress, List<HeldAsset>> touched = touched(coverage.ranges().getLast());
        boolean complete = true;
        progress.begin("comparing balances", "addresses", touched.size());
        List<EvmAddress> addresses = List.copyOf(touched.keySet());
        for (int i = 0; i < addresses.size() && complete; i += ADDRESSES_AT_ONCE) {
            if (cancellation.isRequested()) {
                complete = false;
            } else {
                List<EvmAddress> some =
                        addresses.subList(i, Math.min(addresses.size(), i + ADDRESSES_AT_ONCE));
                compare(some, touched, tip.height());
                progress.advance(some.size());
            }
        }
        progress.end();
        return new Result(tip, equal, unexplained, openingUnknown, notTold, burnt, complete);
    }

    private Map<EvmAddress, List<HeldAsset>> touched(HeightRange range) {
        Set<HeldAsset> holdings = new TreeSet<>();
        int next = range.from();
        while (next <= range.to()) {
            List<AccountBlock> blocks = store.blocks(next, BLOCKS_AT_ONCE);
            blocks.stream()
                    .flatMap(AccountBlock::transfers)
                    .flatMap(t -> Stream.concat(t.debited().stream(), t.credited().stream()))
                    .forEach(holdings::add);
            next = blocks.getLast().height() + 1;
        }
        return holdings.stream()
                .collect(
                        Collectors.groupingBy(
                                HeldAsset::holder, LinkedHashMap::new, Collectors.toList()));
    }

    private void compare(
            List<EvmAddress> addresses, Map<EvmAddress, List<HeldAsset>> touched, int height) {
        Map<HeldAsset, BigInteger> computed = new LinkedHashMap<>();
        Map<EvmAddress, List<AccountLedger.Sums>> sums = store.holdings(addresses);
        for (EvmAddress address : addresses) {
            Set<HeldAsset> wanted = Set.copyOf(touched.getOrDefault(address, List.of()));
            for (AccountLedger.Sums s : sums.getOrDefault(address, List.of())) {
                if (!wanted.contains(s.of())) {
                    continue;
                }
                if (isBurning(s.of())) {
                    burnt++;
                } else if (s.opening().isEmpty()) {
                    openingUnknown++;
                } else {
                    computed.put(
                            s.of(),
                            s.opening().get().amount().add(s.received()).subtract(s.sent()));
                }
            }
        }
        compare(computed, height);
    }

    private static boolean isBurning(HeldAsset of) {
        return of.asset() instanceof Asset.Token && of.holder().equals(EvmAddress.ZERO);
    }

    private void compare(Map<HeldAsset, BigInteger> computed, int height) {
        Collection<OpeningBalance> said = source.balances(height, computed.keySet());
        notTold += computed.size() - said.size();
        for (OpeningBalance balance : said) {
            BigInteger ours = computed.getOrDefault(balance.of(), BigInteger.ZERO);
            if (ours.equals(balance.amount())) {
                equal++;
            } else {
                unexplained.add(new Difference(balance.of(), ours, balance.amount()));
            }
        }
    }
}
