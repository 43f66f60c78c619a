package tracer.account;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.account.AccountFixture.address;
import static tracer.account.AccountFixture.held;
import static tracer.account.AccountFixture.token;
import static tracer.account.AccountTransactionFixture.by;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tracer.account.AccountLedger.Sums;
import tracer.ledger.EvmAddress;

/** What every {@link AccountLedger} says of what addresses hold and held. */
public abstract class AccountHistoryContract extends AccountStoreContract {
    @Test
    void tellsHistoriesInChainOrder() {
        AccountFixture chain = AccountFixture.from(CHAIN, 10);
        chain.mine(
                by("alice").burn(3).tip(2, "v").pay("bob", 50).call("bob", "alice", 20),
                by("bob").tip(1, "v").log("usd", "alice", "bob", 700));
        chain.mine(by("carol").pay("alice", 5));
        chain.blocks().reversed().forEach(b -> apply(AccountFixture.connect(b)));
        History alice = history(held("alice", NATIVE), 100);
        assertThat(alice.opening()).isEmpty();
        assertThat(alice.total()).isEqualTo(5);
        assertThat(alice.transfers())
                .extracting(t -> t.kind() + " " + t.amount())
                .containsExactly("FEE_BURNT 3", "FEE_TIP 2", "VALUE 50", "CALL 20", "VALUE 5");
        assertThat(alice.transfers())
                .isEqualTo(
                        chain.blocks().stream()
                                .flatMap(AccountBlock::transfers)
                                .filter(t -> t.asset().equals(NATIVE))
                                .filter(t -> !t.id().hash().equals(second(chain).id().hash()))
                                .toList());
        assertThat(history(held("alice", token("usd")), 100).transfers())
                .containsExactly(second(chain).transfers().getLast());
        assertThat(history(held("alice", token("other")), 100))
                .isEqualTo(
                        new History(held("alice", token("other")), Optional.empty(), List.of(), 0));
    }

    private static AccountTransaction second(AccountFixture chain) {
        return chain.at(10).transactions().getLast();
    }

    @Test
    void cutsHistoriesOffAndSaysHowManyThereAre() {
        AccountFixture chain = AccountFixture.from(CHAIN, 10);
        for (int i = 0; i < 7; i++) {
            chain.mine(by("alice").pay("bob", i).log("usd", "alice", "bob", i));
        }
        apply(chain.change());
        HeldAsset of = held("bob", token("usd"));
        History all = history(of, 7);
        assertThat(all.isCutOff()).isFalse();
        assertThat(all.transfers()).hasSize(7);
        for (int most = 0; most < 7; most++) {
            History cut = history(of, most);
            assertThat(cut.isCutOff()).isTrue();
            assertThat(cut.total()).isEqualTo(7);
            assertThat(cut.transfers()).isEqualTo(all.transfers().subList(0, most));
        }
    }

    @Test
    void showsATransferToOneselfOnceAndCountsItBothWays() {
        AccountFixture chain = AccountFixture.from(CHAIN, 10);
        chain.mine(by("alice").pay("alice", 30).log("usd", "alice", "alice", 4));
        apply(chain.change());
        assertThat(history(held("alice", NATIVE), 10).transfers()).hasSize(1);
        assertThat(history(held("alice", NATIVE), 10).total()).isEqualTo(1);
        for (Sums s : sums("alice")) {
            assertThat(s.transfers()).isEqualTo(1);
            assertThat(s.received()).isEqualTo(s.sent()).isPositive();
        }
        assertThat(sums("alice")).hasSize(2);
    }

    @Test
    void countsMintedTokensForTheReceiverAlone() {
        AccountFixture chain = AccountFixture.from(CHAIN, 10);
        chain.mine(by("owner").log("usd", "zero", "alice", 500).log("usd", "alice", "zero", 20));
        chain.mine(by("owner").log("usd", "zero", "zero", 1).pay("zero", 6));
        apply(chain.change());
        Sums alice = sums("alice").getFirst();
        assertThat(alice.received()).isEqualTo(500);
        assertThat(alice.sent()).isEqualTo(20);
        // Address zero holds what was sent to it; what is made out of nothing leaves it nothing.
        HeldAsset zero = held("zero", token("usd"));
        assertThat(history(zero, 10).transfers())
                .extracting(Transfer::amount)
                .containsExactly(BigInteger.valueOf(20), BigInteger.ONE);
        assertThat(sums("zero").getFirst().of()).isEqualTo(zero);
        assertThat(sums("zero").getFirst().received()).isEqualTo(21);
        assertThat(sums("zero").getFirst().sent()).isZero();
        assertThat(sums("zero").getLast().received()).isEqualTo(6);
    }

    @Test
    void addsUpTheLargestAmountsExactly() {
        AccountFixture chain = AccountFixture.from(CHAIN, 10);
        chain.mine(
                by("alice")
                        .log("big", "alice", "bob", AccountFixture.MOST)
                        .log("big", "alice", "bob", AccountFixture.MOST)
                        .log("big", "alice", "bob", 1));
        apply(chain.change());
        BigInteger sum = AccountFixture.MOST.shiftLeft(1).add(BigInteger.ONE);
        assertThat(sums("bob").getFirst().received()).isEqualTo(sum);
        assertThat(sums("alice").getFirst().sent()).isEqualTo(sum);
        assertThat(history(held("bob", token("big")), 1).transfers().getFirst().amount())
                .isEqualTo(AccountFixture.MOST);
    }

    @Test
    void findsAddressesInAnyCase() {
        AccountFixture chain = AccountFixture.from(CHAIN, 10);
        chain.mine(by("alice").pay("bob", 1));
        apply(chain.change());
        String text = address("bob").text();
        for (String written :
                List.of(
                        text,
                        text.toLowerCase(Locale.ROOT),
                        "0x" + text.substring(2).toUpperCase(Locale.ROOT))) {
            assertThat(ledger().holdings(List.of(EvmAddress.of(written))))
                    .containsOnlyKeys(address("bob"));
        }
    }

    @Test
    void beginsWithTheEarliestOpeningFromWhichAllIsStored() {
        AccountFixture chain = AccountFixture.from(CHAIN, 0);
        for (int i = 0; i < 12; i++) {
            chain.mine(by("alice").pay("bob", 1 + i));
        }
        HeldAsset bob = held("bob", NATIVE);
        List<OpeningBalance> all = new ArrayList<>();
        for (int height : List.of(2, 5, 8, 11, 12)) {
            all.add(new OpeningBalance(bob, height, BigInteger.valueOf(height), "a node"));
        }
        // 0 to 3 and 6 to 10 are stored: at 2 a gap follows, at 5 none does.
        apply(
                new AccountChange(
                        List.of(),
                        Stream.concat(chain.blocks(0, 3).stream(), chain.blocks(6, 10).stream())
                                .toList(),
                        all.reversed(),
                        List.of()));
        assertThat(ledger().openings()).isEqualTo(all);
        showsOpening(bob, all.get(1), 5);
        // The tip's own balance is one, with nothing after it; one above the tip is none yet.
        HeldAsset late = held("late", NATIVE);
        OpeningBalance atTip = new OpeningBalance(late, 10, BigInteger.TEN, "a node");
        OpeningBalance above = new OpeningBalance(late, 11, BigInteger.ONE, "a node");
        apply(new AccountChange(List.of(), List.of(), List.of(above, atTip), List.of()));
        showsOpening(late, atTip, 0);
        // The gap is filled: now the earlier one holds.
        apply(AccountChange.connect(chain.blocks(4, 5)));
        showsOpening(bob, all.get(0), 8);
        apply(AccountFixture.connect(chain.at(11)));
        showsOpening(bob, all.get(0), 9);
    }

    private void showsOpening(HeldAsset of, OpeningBalance opening, int transfers) {
        History history = history(of, 100);
        assertThat(history.opening()).contains(opening);
        assertThat(history.total()).isEqualTo(transfers);
        assertThat(history.transfers())
                .hasSize(transfers)
                .allSatisfy(t -> assertThat(t.place().height()).isGreaterThan(opening.height()));
        Sums sums = sums(of.holder()).getFirst();
        assertThat(sums.of()).isEqualTo(of);
        assertThat(sums.opening()).contains(opening);
        assertThat(sums.transfers()).isEqualTo(transfers);
        assertThat(sums.first().isPresent()).isEqualTo(transfers > 0);
    }

    @Test
    void keepsTheLaterOfTwoOpeningsAtOneHeight() {
        HeldAsset bob = held("bob", token("usd"));
        AccountFixture chain = AccountFixture.from(CHAIN, 5);
        chain.mine();
        OpeningBalance first = new OpeningBalance(bob, 4, BigInteger.ONE, "one");
        OpeningBalance second = new OpeningBalance(bob, 4, AccountFixture.MOST, "two");
        apply(new AccountChange(List.of(), chain.blocks(), List.of(first), List.of()));
        apply(new AccountChange(List.of(), List.of(), List.of(second), List.of()));
        assertThat(ledger().openings()).containsExactly(second);
        assertThat(sums("bob"))
                .containsExactly(
                        new Sums(
                                bob,
                                Optional.of(second),
                                0,
                                BigInteger.ZERO,
                                BigInteger.ZERO,
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void agreesWithAPlainRecomputationOnRandomChains() {
        Random random = random("economies");
        AccountFixture chain = AccountFixture.economy(CHAIN, 30, 40, random.nextLong());
        List<AccountBlock> stored = new ArrayList<>(chain.blocks());
        stored.removeIf(b -> b.height() < 50 && random.nextInt(6) == 0);
        Set<HeldAsset> holdings = new LinkedHashSet<>();
        chain.blocks().stream()
                .flatMap(AccountBlock::transfers)
                .forEach(t ->
                        Stream.of(t.debited(), t.credited())
                                .flatMap(Optional::stream)
                                .forEach(holdings::add));
        Plainly plainly = new Plainly(stored);
        List<OpeningBalance> openings = new ArrayList<>();
        for (HeldAsset of : new TreeSet<>(holdings)) {
            for (int n = random.nextInt(3); n > 0; n--) {
                int height = 29 + 3 * random.nextInt(14) + n;
                openings.add(new OpeningBalance(of, height, BigInteger.valueOf(height), "a node"));
            }
        }
        apply(new AccountChange(List.of(), stored, openings, List.of()));
        assertThat(ledger().histories(holdings, 7))
                .hasSameSizeAs(holdings)
                .allSatisfy((of, history) ->
                        assertThat(history).isEqualTo(plainly.history(of, openings, 7)));
        Set<EvmAddress> holders = new TreeSet<>();
        holdings.forEach(h -> holders.add(h.holder()));
        assertThat(ledger().holdings(holders)).isEqualTo(plainly.holdings(holdings, openings));
        assertThat(ledger().openings().stream().map(OpeningBalance::of).toList()).isSorted();
    }

    private History history(HeldAsset of, int atMost) {
        Map<HeldAsset, History> found = ledger().histories(List.of(of), atMost);
        assertThat(found).containsOnlyKeys(of);
        return Optional.ofNullable(found.get(of)).orElseThrow();
    }

    private List<Sums> sums(String holder) {
        return sums(address(holder));
    }

    private List<Sums> sums(EvmAddress holder) {
        return ledger().holdings(List.of(holder)).getOrDefault(holder, List.of());
    }
}
