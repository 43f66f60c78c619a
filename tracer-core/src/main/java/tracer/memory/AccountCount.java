package tracer.memory;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tracer.account.AccountBlock;
import tracer.account.AccountInventory;
import tracer.account.AccountTransaction;
import tracer.account.Seen;
import tracer.account.TransferKind;
import tracer.ledger.Asset;
import tracer.ledger.Coverage;
import tracer.ledger.HeightRange;

/** Counts what blocks hold; used once. */
final class AccountCount {
    private final Map<TransferKind, Long> transfers = new EnumMap<>(TransferKind.class);
    private final Set<Asset> tokens = new HashSet<>();
    private long transactions;
    private long unknownOutcomes;
    private long nonFungible;
    private long unknownKind;

    private AccountCount() {}

    /** Of these blocks, by ascending height. */
    static AccountInventory of(Collection<AccountBlock> blocks) {
        AccountCount count = new AccountCount();
        blocks.forEach(count::add);
        return new AccountInventory(
                blocks.size(),
                count.transactions,
                count.unknownOutcomes,
                count.transfers,
                new AccountInventory.NotFollowed(count.nonFungible, count.unknownKind),
                count.tokens.size(),
                ranges(blocks, seen -> seen.calls() == Seen.Calls.NOT_SEEN),
                ranges(blocks, seen -> !seen.rewards()));
    }

    private void add(AccountBlock block) {
        for (AccountTransaction t : block.transactions()) {
            transactions++;
            unknownOutcomes += t.outcome() == AccountTransaction.Outcome.UNKNOWN ? 1 : 0;
            nonFungible += t.notFollowed().nonFungible();
            unknownKind += t.notFollowed().unknownKind();
        }
        block.transfers()
                .forEach(t -> {
                    transfers.merge(t.kind(), 1L, Long::sum);
                    if (t.asset() instanceof Asset.Token) {
                        tokens.add(t.asset());
                    }
                });
    }

    private static List<HeightRange> ranges(
            Collection<AccountBlock> blocks, Predicate<Seen> which) {
        return Coverage.rangesOf(
                blocks.stream()
                        .filter(b -> which.test(b.seen()))
                        .mapToInt(AccountBlock::height)
                        .toArray());
    }
}
