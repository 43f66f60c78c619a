package tracer.account;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.account.AccountFixture.connect;
import static tracer.account.AccountTransactionFixture.by;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import tracer.account.AccountLedger.InBlock;
import tracer.digest.AccountDigest;
import tracer.ledger.BlockHash;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;
import tracer.ledger.TxId;
import tracer.memory.MemoryAccountLedger;

/** What every {@link AccountSink} with its {@link AccountLedger} does when blocks are connected. */
public abstract class AccountLedgerContract extends AccountStoreContract {
    @Test
    void holdsNothingWhenEmpty() {
        assertThat(store().chains()).isEmpty();
        AccountLedger ledger = ledger();
        assertThat(ledger.chain()).isEqualTo(CHAIN);
        assertThat(ledger.coverage()).isEqualTo(Coverage.NOTHING);
        assertThat(ledger.blocks(0, 10)).isEmpty();
        assertThat(ledger.header(0)).isEmpty();
        assertThat(ledger.orphans()).isEmpty();
        assertThat(ledger.openings()).isEmpty();
        assertThat(ledger.tokens()).isEmpty();
        assertThat(ledger.inventory()).isEqualTo(new MemoryAccountLedger(CHAIN).inventory());
        assertThat(digest()).isEqualTo(digest(reference()));
        HeldAsset held = AccountFixture.held("alice", NATIVE);
        assertThat(ledger.histories(List.of(held), 10))
                .isEqualTo(Map.of(held, new History(held, Optional.empty(), List.of(), 0)));
        assertThat(ledger.holdings(List.of(held.holder()))).isEmpty();
    }

    @Test
    void answersEmptyQuestionsWithNothing() {
        apply(AccountFixture.economy(CHAIN, 10, 5, 1).change());
        AccountLedger ledger = ledger();
        assertThat(ledger.transactions(List.of())).isEmpty();
        assertThat(ledger.transfers(List.of())).isEmpty();
        assertThat(ledger.histories(List.of(), 10)).isEmpty();
        assertThat(ledger.holdings(List.of())).isEmpty();
        assertThat(ledger.tokens(List.of())).isEmpty();
        Coverage before = ledger.coverage();
        apply(AccountChange.connect(List.of()));
        assertThat(ledger.coverage()).isEqualTo(before);
    }

    @Test
    void givesBlocksBackAsTheyCame() {
        AccountFixture chain = AccountFixture.economy(CHAIN, 100, 40, random("blocks").nextLong());
        apply(chain.change());
        assertThat(ledger().blocks(0, 1_000)).isEqualTo(chain.blocks());
        assertThat(ledger().blocks(117, 2)).isEqualTo(chain.blocks(117, 118));
        assertThat(ledger().coverage())
                .isEqualTo(
                        new Coverage(List.of(new HeightRange(100, 139)), Optional.of(chain.tip())));
        for (AccountBlock block : chain.blocks()) {
            assertThat(ledger().header(block.height())).contains(block.header());
            assertThat(ledger().header(block.hash())).contains(block.header());
        }
        assertThat(ledger().header(99)).isEmpty();
        assertThat(ledger().header(new BlockHash(AccountFixture.hash("unseen")))).isEmpty();
        assertThat(ledger().inventory()).isEqualTo(reference(chain.change()).inventory());
        assertThat(store().chains()).containsExactly(CHAIN);
    }

    @Test
    void findsTransactionsAndTransfersByTheirIds() {
        AccountFixture chain = AccountFixture.economy(CHAIN, 100, 20, random("ids").nextLong());
        apply(AccountChange.connect(chain.blocks(100, 110)));
        List<TxId> ids = new ArrayList<>();
        List<TransferId> transfers = new ArrayList<>();
        for (AccountBlock block : chain.blocks()) {
            block.transactions().forEach(t -> ids.add(t.id()));
            block.transfers().forEach(t -> transfers.add(t.id()));
        }
        Map<TxId, InBlock> found = ledger().transactions(ids);
        Map<TransferId, Transfer> moved = ledger().transfers(transfers);
        for (AccountBlock block : chain.blocks()) {
            boolean isStored = block.height() <= 110;
            for (AccountTransaction t : block.transactions()) {
                assertThat(Optional.ofNullable(found.get(t.id())))
                        .isEqualTo(
                                Optional.of(new InBlock(block.header(), t)).filter(x -> isStored));
            }
            block.transfers()
                    .forEach(t ->
                            assertThat(Optional.ofNullable(moved.get(t.id())))
                                    .isEqualTo(Optional.of(t).filter(x -> isStored)));
        }
    }

    @Test
    void changesNothingWhenTheSameComesAgain() {
        AccountFixture chain = AccountFixture.economy(CHAIN, 5, 12, 3);
        apply(chain.change());
        AccountInventory counted = ledger().inventory();
        var once = digest();
        apply(chain.change());
        apply(AccountChange.connect(chain.blocks(7, 9)));
        assertThat(digest()).isEqualTo(once).isEqualTo(digest(reference(chain.change())));
        assertThat(ledger().inventory()).isEqualTo(counted);
    }

    @Test
    void isTheSameWhateverTheOrderOfBlocks() {
        AccountFixture chain = AccountFixture.economy(CHAIN, 5, 14, 4);
        List<AccountBlock> shuffled = new ArrayList<>(chain.blocks());
        Collections.shuffle(shuffled, random("order of blocks"));
        shuffled.forEach(b -> apply(connect(b)));
        MemoryAccountLedger reference = reference(chain.change());
        assertThat(digest()).isEqualTo(digest(reference));
        assertThat(ledger().inventory()).isEqualTo(reference.inventory());
    }

    @Test
    void coversSeveralRangesAndListsBlocksAcrossGaps() {
        AccountFixture chain = AccountFixture.economy(CHAIN, 0, 12, 5);
        apply(AccountChange.connect(chain.blocks(8, 10)));
        apply(connect(chain.at(1)));
        apply(AccountChange.connect(chain.blocks(3, 4)));
        assertThat(ledger().coverage())
                .isEqualTo(
                        new Coverage(
                                List.of(
                                        new HeightRange(1, 1),
                                        new HeightRange(3, 4),
                                        new HeightRange(8, 10)),
                                Optional.of(new ChainTip(10, chain.at(10).hash()))));
        assertThat(ledger().blocks(2, 3)).extracting(AccountBlock::height).containsExactly(3, 4, 8);
        // One change may fill several gaps.
        apply(connect(chain.at(0), chain.at(2), chain.at(6)));
        assertThat(ledger().coverage().ranges())
                .containsExactly(
                        new HeightRange(0, 4), new HeightRange(6, 6), new HeightRange(8, 10));
        assertThat(ledger().inventory().callsNotSeen())
                .isEqualTo(
                        reference(
                                        AccountChange.connect(chain.blocks(0, 4)),
                                        connect(chain.at(6)),
                                        AccountChange.connect(chain.blocks(8, 10)))
                                .inventory()
                                .callsNotSeen());
    }

    @Test
    void refusesWhatDoesNotLinkAndStoresNothingOfIt() {
        AccountFixture chain = AccountFixture.economy(CHAIN, 100, 8, 6);
        AccountFixture other = chain.forkAfter(103, "other");
        other.mine();
        other.mine();
        other.mine();
        apply(AccountChange.connect(chain.blocks(102, 104)));
        // Another block at a stored height; a stored one at another height.
        refused(connect(other.at(104)), "height 104");
        AccountBlock stored = chain.at(104);
        refused(connect(replaced(stored, 107, stored.hash())), "stored at height 104");
        // Does not link to the stored block below, nor to the one above.
        refused(connect(other.at(105)), "105");
        AccountFixture below = AccountFixture.from(CHAIN, 101);
        refused(connect(below.mine()), "101");
        // A sound block before the one that fails is not stored either, nor what else comes along.
        AccountChange half =
                new AccountChange(
                        List.of(),
                        List.of(chain.at(105), other.at(106)),
                        List.of(opening("alice", 9)),
                        List.of(note("usd", "USD", 6)));
        refused(half, "106");
        // Two blocks of one change that do not link.
        refused(connect(chain.at(106), other.at(105)), "105");
    }

    @Test
    void refusesRepeatedTransactions() {
        AccountFixture chain = AccountFixture.from(CHAIN, 10);
        chain.mine(by("alice").named("once").pay("bob", 1));
        chain.mine();
        AccountBlock again = chain.mine(by("alice").named("once").pay("bob", 1));
        apply(AccountChange.connect(chain.blocks(10, 11)));
        refused(connect(again), AccountFixture.hash("once").toString());
        // Both in one change.
        AccountFixture twice = AccountFixture.from(CHAIN, 20);
        twice.mine(by("alice").named("both").tip(1, "v"));
        twice.mine(by("alice").named("both").tip(1, "v"));
        refused(twice.change(), AccountFixture.hash("both").toString());
    }

    @Test
    void refusesBlocksAndBalancesThatAreNone() {
        AccountFixture chain = AccountFixture.from(CHAIN, 10);
        AccountBlock sound = chain.mine(by("alice").pay("bob", 1));
        refused(
                connect(replaced(sound, 11, new BlockHash(AccountFixture.hash("x")))),
                "does not fit together");
        AccountFixture foreign = AccountFixture.from(EvmChain.of(137), 10);
        refused(connect(foreign.mine(by("alice").pay("bob", 1))), "POL");
        OpeningBalance negative =
                new OpeningBalance(
                        AccountFixture.held("alice", NATIVE), 9, BigInteger.ONE.negate(), "a test");
        refused(
                new AccountChange(List.of(), List.of(sound), List.of(negative), List.of()),
                "is no balance");
    }

    @Test
    void keepsTheLastNoteOfEachToken() {
        EvmAddress usd = AccountFixture.token("usd").contract();
        EvmAddress odd = AccountFixture.token("odd").contract();
        TokenNote last = note("usd", "USDT", 6);
        TokenNote nameless =
                new TokenNote(odd, Optional.empty(), OptionalInt.empty(), 7, "eth_call");
        AccountBlock block = AccountFixture.from(CHAIN, 3).mine(by("a").log("usd", "a", "b", 1));
        apply(new AccountChange(List.of(), List.of(), List.of(), List.of(note("usd", "X", 18))));
        apply(new AccountChange(List.of(), List.of(block), List.of(), List.of(last, nameless)));
        assertThat(ledger().tokens(List.of(usd, odd, EvmAddress.ZERO)))
                .isEqualTo(Map.of(usd, last, odd, nameless));
        assertThat(ledger().tokens())
                .containsExactlyInAnyOrder(last, nameless)
                .isSortedAccordingTo(Comparator.comparing(TokenNote::contract));
        assertThat(ledger().inventory().tokens()).isEqualTo(1);
    }

    @Test
    void keepsChainsOfOneStoreApart() {
        // The same hashes, ids and addresses on both.
        AccountFixture one = AccountFixture.economy(CHAIN, 0, 8, 8);
        AccountFixture two = AccountFixture.economy(EvmChain.DEVELOPMENT, 0, 8, 8);
        apply(AccountChange.connect(one.blocks(0, 3)));
        store().sink(EvmChain.DEVELOPMENT).apply(two.change());
        MemoryAccountLedger dev = new MemoryAccountLedger(EvmChain.DEVELOPMENT);
        dev.apply(two.change());
        assertThat(store().chains()).containsExactly(CHAIN, EvmChain.DEVELOPMENT);
        AccountLedger other = store().ledger(EvmChain.DEVELOPMENT);
        assertThat(digest(other)).isEqualTo(digest(dev));
        assertThat(digest()).isEqualTo(digest(reference(AccountChange.connect(one.blocks(0, 3)))));
        assertThat(ledger().blocks(0, 100)).isEqualTo(one.blocks(0, 3));
        // What leaves one stays in the other.
        apply(AccountFixture.reorganise(one.blocks(0, 3), List.of()));
        assertThat(digest(other)).isEqualTo(digest(dev));
        assertThat(other.inventory()).isEqualTo(dev.inventory());
        assertThat(other.orphans()).isEmpty();
        assertThat(AccountDigest.ofOrphans(ledger())).isNotEqualTo(AccountDigest.ofOrphans(other));
        assertThat(store().chains()).containsExactly(EvmChain.DEVELOPMENT);
    }

    @Test
    void showsReadersWholeChangesOnly() throws Exception {
        AccountFixture chain = AccountFixture.economy(CHAIN, 0, 60, 9);
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            Future<?> watch =
                    reader.submit(() -> {
                        while (!done.get()) {
                            assertThat(ledger().coverage().blockCount() % 3).isZero();
                            assertThat(ledger().blocks(0, 100).size() % 3).isZero();
                        }
                    });
            try {
                for (int from = 0; from < 60; from += 3) {
                    apply(AccountChange.connect(chain.blocks(from, from + 2)));
                }
            } finally {
                done.set(true);
            }
            watch.get();
        }
        assertThat(ledger().coverage().blockCount()).isEqualTo(60);
    }

    private static AccountBlock replaced(AccountBlock block, int height, BlockHash hash) {
        return new AccountBlock(
                height,
                hash,
                block.parent(),
                block.time(),
                hash.equals(block.hash()) ? List.of() : block.transactions(),
                List.of(),
                block.seen());
    }

    private static OpeningBalance opening(String holder, int height) {
        return new OpeningBalance(
                AccountFixture.held(holder, NATIVE), height, BigInteger.TEN, "a test");
    }

    private static TokenNote note(String token, String symbol, int decimals) {
        return new TokenNote(
                AccountFixture.token(token).contract(),
                Optional.of(symbol),
                OptionalInt.of(decimals),
                5,
                "eth_call");
    }
}
