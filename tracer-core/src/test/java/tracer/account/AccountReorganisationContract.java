package tracer.account;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.account.AccountFixture.connect;
import static tracer.account.AccountFixture.held;
import static tracer.account.AccountFixture.reorganise;
import static tracer.account.AccountTransactionFixture.by;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tracer.digest.AccountDigest;
import tracer.ledger.Coverage;
import tracer.ledger.Hash32;
import tracer.ledger.HeightRange;
import tracer.memory.MemoryAccountLedger;

/** What every {@link AccountSink} does when blocks leave the active chain. */
public abstract class AccountReorganisationContract extends AccountStoreContract {
    /** Blocks 50 to 53 that both branches share. */
    private final AccountFixture shared = AccountFixture.economy(CHAIN, 50, 4, 11);

    private final AccountFixture losing = shared.forkAfter(53, "losing");
    private final AccountFixture winning = shared.forkAfter(53, "winning");

    protected AccountReorganisationContract() {
        losing.mine(
                by("lost payer").named("in both").tip(1, "v").pay("payee", 7),
                by("lost payer").log("lost token", "zero", "lost payee", 9));
        losing.mineRandomly(2, 1);
        winning.mine(by("payer").pay("payee", 3));
        winning.mine(by("lost payer").named("in both").tip(1, "v").pay("payee", 7));
        winning.mineRandomly(2, 2);
    }

    private AccountChange toWinning() {
        return reorganise(losing.blocks(54, 56), winning.blocks(54, 57));
    }

    @Test
    void equalsAStoreThatNeverSawTheLosingBranchButForOrphans() {
        apply(losing.change());
        apply(toWinning());
        MemoryAccountLedger never = reference(winning.change());
        assertThat(digest()).isEqualTo(digest(never));
        assertThat(ledger().inventory()).isEqualTo(never.inventory());
        assertThat(ledger().orphans())
                .containsExactlyElementsOf(
                        losing.blocks(54, 56).stream().map(AccountBlock::header).toList());
        assertThat(AccountDigest.ofOrphans(ledger()))
                .isEqualTo(AccountDigest.ofOrphans(reference(losing.change(), toWinning())))
                .isNotEqualTo(AccountDigest.ofOrphans(never));
        for (AccountBlock lost : losing.blocks(54, 56)) {
            assertThat(ledger().orphan(lost.hash())).contains(lost);
            assertThat(ledger().header(lost.hash())).isEmpty();
        }
        assertThat(ledger().orphan(shared.at(53).hash())).isEmpty();
    }

    @Test
    void forgetsWhatOnlyDisconnectedBlocksMoved() {
        apply(losing.change());
        apply(reorganise(losing.blocks(54, 56), List.of()));
        assertThat(ledger().coverage())
                .isEqualTo(
                        new Coverage(List.of(new HeightRange(50, 53)), Optional.of(shared.tip())));
        List<TransferId> gone = losing.at(54).transfers().map(Transfer::id).toList();
        assertThat(ledger().transfers(gone)).isEmpty();
        assertThat(
                        ledger().transactions(
                                        losing.at(54).transactions().stream()
                                                .map(AccountTransaction::id)
                                                .toList()))
                .isEmpty();
        assertThat(
                        ledger().holdings(
                                        List.of(
                                                AccountFixture.address("lost payer"),
                                                AccountFixture.address("lost payee"))))
                .isEmpty();
        assertThat(digest()).isEqualTo(digest(reference(shared.change())));
    }

    @Test
    void placesATransactionOfBothBranchesWhereTheWinningOneHasIt() {
        apply(losing.change());
        apply(toWinning());
        AccountTransaction both = winning.at(55).transactions().getFirst();
        assertThat(both.id().hash()).isEqualTo(AccountFixture.hash("in both"));
        assertThat(ledger().transactions(List.of(both.id())).values())
                .containsExactly(new AccountLedger.InBlock(winning.at(55).header(), both));
        assertThat(ledger().transfers(List.of(both.transfers().getLast().id())).values())
                .containsExactly(both.transfers().getLast());
    }

    @Test
    void takesABranchBackOutOfTheOrphans() {
        apply(losing.change());
        Hash32 before = digest();
        apply(toWinning());
        apply(reorganise(winning.blocks(54, 57), losing.blocks(54, 56)));
        assertThat(digest()).isEqualTo(before);
        assertThat(ledger().orphans())
                .containsExactlyElementsOf(
                        winning.blocks(54, 57).stream().map(AccountBlock::header).toList());
    }

    @Test
    void changesNothingWhenTheSameReorganisationComesAgain() {
        apply(losing.change());
        apply(toWinning());
        Hash32 once = digest();
        Hash32 orphans = AccountDigest.ofOrphans(ledger());
        AccountInventory counted = ledger().inventory();
        apply(toWinning());
        assertThat(digest()).isEqualTo(once);
        assertThat(AccountDigest.ofOrphans(ledger())).isEqualTo(orphans);
        assertThat(ledger().inventory()).isEqualTo(counted);
    }

    @Test
    void refusesAndUndoesTheDisconnectingWhenTheConnectingFails() {
        apply(losing.change());
        refused(reorganise(losing.blocks(54, 56), List.of(winning.at(54), losing.at(55))), "55");
        // The transaction that both branches hold is in the other one still.
        AccountFixture repeats = shared.forkAfter(53, "repeats");
        repeats.mine(by("x").named("twice").tip(1, "v"));
        repeats.mine(by("x").named("twice").tip(1, "v"));
        refused(
                reorganise(losing.blocks(54, 56), repeats.blocks(54, 55)),
                AccountFixture.hash("twice").toString());
    }

    @Test
    void refusesToDisconnectABlockUnderAStoredOneOrNeverSeen() {
        apply(losing.change());
        refused(reorganise(losing.blocks(54, 55), List.of()), losing.at(55).hash().toString());
        refused(reorganise(winning.blocks(54, 54), List.of()), winning.at(54).hash().toString());
    }

    @Test
    void dropsOpeningBalancesOfDisconnectedBlocks() {
        HeldAsset of = held("rich", NATIVE);
        OpeningBalance early = new OpeningBalance(of, 53, BigInteger.TWO, "eth_getBalance");
        OpeningBalance lost = new OpeningBalance(of, 55, BigInteger.TEN, "eth_getBalance");
        OpeningBalance won = new OpeningBalance(of, 55, BigInteger.ONE, "eth_getBalance");
        apply(new AccountChange(List.of(), losing.blocks(), List.of(early, lost), List.of()));
        assertThat(ledger().openings()).containsExactly(early, lost);
        AccountChange change = toWinning();
        apply(change);
        assertThat(ledger().openings()).containsExactly(early);
        // The winning branch's own balance at that height comes with it.
        apply(reorganise(winning.blocks(54, 57), List.of()));
        apply(new AccountChange(List.of(), winning.blocks(54, 57), List.of(won), List.of()));
        assertThat(ledger().openings()).containsExactly(early, won);
    }

    @Test
    void equalsAPlainStoreThroughRandomReorganisations() {
        Random random = random("reorganisations");
        MemoryAccountLedger reference = new MemoryAccountLedger(CHAIN);
        AccountFixture now = AccountFixture.from(CHAIN, 0);
        now.mineRandomly(6, random.nextLong());
        apply(now.change());
        reference.apply(now.change());
        for (int round = 0; round < 8; round++) {
            int top = now.tip().height();
            int keep = Math.max(0, top - 1 - random.nextInt(4));
            AccountFixture next = now.forkAfter(keep, "round " + round);
            next.mineRandomly(1 + random.nextInt(5), random.nextLong());
            AccountChange change =
                    reorganise(
                            now.blocks(keep + 1, top), next.blocks(keep + 1, next.tip().height()));
            apply(change);
            reference.apply(change);
            now = next;
        }
        assertThat(digest()).isEqualTo(digest(reference));
        assertThat(digest()).isEqualTo(digest(reference(now.change())));
        assertThat(AccountDigest.ofOrphans(ledger())).isEqualTo(AccountDigest.ofOrphans(reference));
        assertThat(ledger().inventory()).isEqualTo(reference.inventory());
        apply(connect(now.at(0)));
        assertThat(ledger().blocks(0, 100)).isEqualTo(now.blocks());
    }
}
