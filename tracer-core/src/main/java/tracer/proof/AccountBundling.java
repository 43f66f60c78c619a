package tracer.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tracer.account.AccountHeader;
import tracer.account.AccountLedger;
import tracer.account.AccountTransaction;
import tracer.account.BlockSources;
import tracer.account.Transfer;
import tracer.attribution.LabelStore;
import tracer.flow.AccountTrace;
import tracer.flow.AccountTraceRequest;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.TxId;
import tracer.problem.DataGap;
import tracer.proof.Bundling.Frozen;
import tracer.protection.Protection;

/**
 * Freezes the answer to a trace over accounts with all that a node claimed for it. As {@link
 * Bundling}, but nothing in it is proven: it says what is claimed and by whom, so that another node
 * can be asked.
 */
public final class AccountBundling {
    private static final int AT_ONCE = 1_000;

    private final AccountLedger ledger;
    private final LabelStore labels;
    private final Protection protection;

    public AccountBundling(AccountLedger ledger, LabelStore labels, Protection protection) {
        this.ledger = ledger;
        this.labels = labels;
        this.protection = protection;
    }

    /**
     * Answers the question and freezes the answer. The same data and question give the same bytes.
     *
     * @param confidential whether the user said that it may hold protected addresses; if it does,
     *     it says so
     * @return empty if it was cancelled
     * @throws tracer.problem.NotFound if the seed does not exist
     * @throws DataGap if the seed is not stored, or the store changed meanwhile
     * @throws tracer.problem.BadInput if the seed is a fee, or if it would hold a protected address
     *     and the user did not say that it may
     */
    public Optional<Frozen> freeze(
            AccountTraceRequest question,
            boolean confidential,
            Progress progress,
            Cancellation cancellation) {
        RecordingAccounts accounts = new RecordingAccounts(ledger);
        RecordingLabels said = new RecordingLabels(labels, ledger.chain());
        AccountRecomputation answer =
                AccountRecomputation.of(question, accounts, said, progress, cancellation);
        if (cancellation.isRequested()) {
            return Optional.empty();
        }
        AccountContents contents = contents(answer, accounts, said);
        Optional<String> banner =
                protection
                        .among(ledger, contents.transfers(), contents.addresses())
                        .banner(confidential);
        return Optional.of(
                Bundling.checked(
                        Bag.ofPayload(BundleForm.ACCOUNTS, contents.toPayload(), banner),
                        answer.trace().isLimited()));
    }

    private AccountContents contents(
            AccountRecomputation answer, RecordingAccounts accounts, RecordingLabels said) {
        AccountTrace trace = answer.trace();
        List<Transfer> transfers = accounts.transfers();
        SortedMap<Integer, AccountHeader> blocks = new TreeMap<>();
        List<FrozenTransaction> transactions = new ArrayList<>();
        transactions(transfers)
                .values()
                .forEach(t -> {
                    blocks.put(t.block().height(), t.block());
                    transactions.add(
                            new FrozenTransaction(
                                    t.block().height(), withoutTransfers(t.transaction())));
                });
        transactions.sort(
                Comparator.comparingInt(FrozenTransaction::height)
                        .thenComparingInt(t -> t.content().index()));
        SortedSet<Integer> heights = new TreeSet<>(List.of(trace.asOf().height()));
        transfers.forEach(t -> heights.add(t.place().height()));
        heights.removeAll(blocks.keySet());
        heights.forEach(
                h -> blocks.put(h, ledger.header(h).orElseThrow(() -> changed("block " + h))));
        return new AccountContents(
                trace.request(),
                answer.json(),
                new AccountChainPart(
                        trace.chain(),
                        accounts.coverage(),
                        BlockSources.of(accounts.coverage(), accounts.readings()).shares(),
                        trace.callsNotSeen(),
                        trace.rewardsNotSeen()),
                List.copyOf(blocks.values()),
                transactions,
                transfers,
                accounts.holdings(),
                accounts.notes(),
                said.told());
    }

    private SortedMap<TxId, AccountLedger.InBlock> transactions(Collection<Transfer> transfers) {
        SortedSet<TxId> ids = new TreeSet<>();
        transfers.stream()
                .filter(t -> !t.kind().isOfBlock())
                .forEach(t -> ids.add(new TxId(t.id().hash())));
        SortedMap<TxId, AccountLedger.InBlock> found = new TreeMap<>();
        List<TxId> all = List.copyOf(ids);
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            Map<TxId, AccountLedger.InBlock> some =
                    ledger.transactions(all.subList(i, Math.min(all.size(), i + AT_ONCE)));
            found.putAll(some);
        }
        for (TxId id : all) {
            if (!found.containsKey(id)) {
                throw changed("transaction 0x" + id);
            }
        }
        return found;
    }

    private static AccountTransaction withoutTransfers(AccountTransaction t) {
        return new AccountTransaction(
                t.id(),
                t.index(),
                t.from(),
                t.to(),
                t.created(),
                t.outcome(),
                t.value(),
                List.of(),
                t.notFollowed());
    }

    private static DataGap changed(String what) {
        return new DataGap(
                "%s left the active chain while the bundle was made: ask again".formatted(what));
    }
}
