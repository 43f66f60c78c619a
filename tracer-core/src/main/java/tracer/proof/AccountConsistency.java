package tracer.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tracer.account.AccountHeader;
import tracer.account.AccountTransaction.Outcome;
import tracer.account.BlockSources;
import tracer.account.HeldAsset;
import tracer.account.History;
import tracer.account.OpeningBalance;
import tracer.account.Transfer;
import tracer.account.TransferKind;
import tracer.ledger.BlockHash;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.HeightRange;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/**
 * Whether the records of a bundle over accounts fit together, so that one chain could hold them
 * all. Whether it does is not asked here: whoever makes records up can make them fit.
 */
final class AccountConsistency {
    private final AccountContents contents;
    private final List<String> places;
    private final Map<Integer, AccountHeader> blocks = new HashMap<>();
    private final Map<TxId, FrozenTransaction> transactions = new HashMap<>();

    private AccountConsistency(AccountContents.Located located) {
        this.contents = located.contents();
        this.places = located.places();
        contents.blocks().forEach(b -> blocks.put(b.height(), b));
    }

    /**
     * The records as a ledger.
     *
     * @throws Difference where they contradict each other, or hold what nothing rests on
     */
    static FrozenAccounts require(AccountContents.Located located) {
        AccountConsistency c = new AccountConsistency(located);
        c.requireBlocks();
        c.requireReadings();
        c.requireTransactions();
        c.requireTransfers();
        c.requireNothingIdle();
        return new FrozenAccounts(c.contents, c.histories());
    }

    private static Difference broken(BundlePath path, String what) {
        return new Difference(path.path(), what);
    }

    private void requireBlocks() {
        ChainTip tip = contents.chain().tip();
        AccountHeader last = blocks.get(tip.height());
        if (last == null || !last.hash().equals(tip.hash())) {
            throw broken(
                    BundlePath.BLOCKS,
                    "does not hold the block %d 0x%s that the answer is true up to"
                            .formatted(tip.height(), tip.hash()));
        }
        Set<BlockHash> hashes = new HashSet<>();
        for (AccountHeader b : contents.blocks()) {
            if (!hashes.add(b.hash())) {
                throw broken(BundlePath.BLOCKS, "holds block 0x%s twice".formatted(b.hash()));
            }
            if (b.height() < 0 || !contents.chain().coverage().contains(b.height())) {
                throw broken(
                        BundlePath.BLOCKS,
                        "holds block %d, which is outside the blocks that were looked through"
                                .formatted(b.height()));
            }
        }
    }

    /** Each covered block was brought last by one run, or nobody recorded by which. */
    private void requireReadings() {
        Coverage coverage = contents.chain().coverage();
        List<HeightRange> all = new ArrayList<>();
        int before = 0;
        for (BlockSources.Share s : contents.chain().shares()) {
            if (s.number() <= before) {
                throw broken(
                        BundlePath.READINGS,
                        "reading %d stands after reading %d".formatted(s.number(), before));
            }
            before = s.number();
            if (!coverage.within(s.heights()).equals(s.heights())) {
                throw broken(
                        BundlePath.READINGS,
                        "reading %d brought blocks %s, which are not all among those looked through"
                                .formatted(s.number(), s.heightsInWords()));
            }
            all.addAll(s.heights());
        }
        all.sort(Comparator.naturalOrder());
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).from() <= all.get(i - 1).to()) {
                throw broken(
                        BundlePath.READINGS,
                        "two readings brought block %d last".formatted(all.get(i).from()));
            }
        }
    }

    private void requireTransactions() {
        for (FrozenTransaction t : contents.transactions()) {
            if (!blocks.containsKey(t.height())) {
                throw broken(
                        BundlePath.TRANSACTIONS,
                        "transaction 0x%s stands in block %d, which %s does not hold"
                                .formatted(t.content().id(), t.height(), BundlePath.BLOCKS));
            }
            if (transactions.put(t.content().id(), t) != null) {
                throw broken(
                        BundlePath.TRANSACTIONS, "holds 0x%s twice".formatted(t.content().id()));
            }
        }
    }

    private void requireTransfers() {
        Set<Object> ids = new HashSet<>();
        for (int i = 0; i < contents.transfers().size(); i++) {
            Transfer t = contents.transfers().get(i);
            Optional<String> wrong =
                    ids.add(t.id()) ? contradiction(t) : Optional.of("comes twice");
            if (wrong.isPresent()) {
                throw new Difference(places.get(i), "%s %s".formatted(t.id(), wrong.get()));
            }
        }
    }

    /** What a transfer says against its block or transaction. */
    private Optional<String> contradiction(Transfer t) {
        if (t.kind().isOfBlock()) {
            return t.id().hash().equals(t.place().block().hash())
                    ? Optional.empty()
                    : Optional.of("is of another block than that at its height");
        }
        FrozenTransaction of = transactions.get(new TxId(t.id().hash()));
        if (of == null
                || of.height() != t.place().height()
                || of.content().index() != t.place().transaction()) {
            return Optional.of("does not stand where its transaction does");
        }
        if (of.content().outcome() == Outcome.FAILED && !t.kind().isFee()) {
            return Optional.of("is of a failed transaction, which moves its fee alone");
        }
        if (t.kind() == TransferKind.VALUE && !isValueOf(of, t)) {
            return Optional.of("is not the value that its transaction sends");
        }
        return Optional.empty();
    }

    private static boolean isValueOf(FrozenTransaction of, Transfer t) {
        Optional<?> receiver = of.content().to().or(of.content()::created);
        return t.amount().equals(of.content().value())
                && t.from().filter(of.content().from()::equals).isPresent()
                && t.to().equals(receiver);
    }

    /** A bundle holds what its answer rests on: nothing is smuggled along. */
    private void requireNothingIdle() {
        Set<Integer> used = new HashSet<>(List.of(contents.chain().tip().height()));
        Set<TxId> moving = new HashSet<>();
        for (Transfer t : contents.transfers()) {
            used.add(t.place().height());
            moving.add(new TxId(t.id().hash()));
        }
        for (AccountHeader b : contents.blocks()) {
            if (!used.contains(b.height())) {
                throw broken(BundlePath.BLOCKS, "nothing rests on block %d".formatted(b.height()));
            }
        }
        for (TxId id : transactions.keySet()) {
            if (!moving.contains(id)) {
                throw broken(BundlePath.TRANSACTIONS, "nothing rests on 0x%s".formatted(id));
            }
        }
    }

    private Map<HeldAsset, History> histories() {
        Map<HeldAsset, List<Transfer>> touching = new HashMap<>();
        Set<Transfer> needed = new HashSet<>();
        for (Transfer t : contents.transfers()) {
            t.debited().ifPresent(h -> touching.computeIfAbsent(h, x -> new ArrayList<>()).add(t));
            t.credited()
                    .filter(h -> !t.debited().equals(Optional.of(h)))
                    .ifPresent(h -> touching.computeIfAbsent(h, x -> new ArrayList<>()).add(t));
        }
        Map<HeldAsset, History> histories = new TreeMap<>();
        for (FrozenHolding h : contents.holdings()) {
            h.opening().ifPresent(this::require);
            int above = h.opening().map(OpeningBalance::height).orElse(-1);
            List<Transfer> after =
                    touching.getOrDefault(h.of(), List.of()).stream()
                            .filter(t -> t.place().height() > above)
                            .toList();
            if (after.size() > h.transfers()) {
                throw broken(
                        BundlePath.HOLDINGS,
                        "says that %s has %d transfers; %d are in the bundle"
                                .formatted(h.of(), h.transfers(), after.size()));
            }
            if (after.size() == h.transfers()) {
                needed.addAll(after);
            }
            histories.put(h.of(), new History(h.of(), h.opening(), after, h.transfers()));
        }
        requireNeeded(needed);
        return histories;
    }

    private void requireNeeded(Set<Transfer> needed) {
        for (int i = 0; i < contents.transfers().size(); i++) {
            Transfer t = contents.transfers().get(i);
            if (!needed.contains(t) && !contents.question().isSeed(t.id())) {
                throw new Difference(places.get(i), "nothing rests on " + t.id());
            }
        }
    }

    private void require(OpeningBalance opening) {
        try {
            opening.require(contents.chain().chain());
        } catch (BadInput e) {
            throw new Difference(BundlePath.HOLDINGS.path(), String.valueOf(e.getMessage()), e);
        }
        if (OpeningBalance.earliest(List.of(opening), contents.chain().coverage()).isEmpty()) {
            throw broken(
                    BundlePath.HOLDINGS,
                    "says what %s began with at block %d, but not all blocks from there on were looked through"
                            .formatted(opening.of(), opening.height()));
        }
    }

    /** What a history comes to at its end, if its beginning is known and it is whole. */
    static Optional<BigInteger> balance(History history) {
        if (history.isCutOff()) {
            return Optional.empty();
        }
        return history.opening()
                .map(o -> {
                    BigInteger balance = o.amount();
                    for (Transfer t : history.transfers()) {
                        if (t.credited().filter(history.of()::equals).isPresent()) {
                            balance = balance.add(t.amount());
                        }
                        if (t.debited().filter(history.of()::equals).isPresent()) {
                            balance = balance.subtract(t.amount());
                        }
                    }
                    return balance;
                });
    }
}
