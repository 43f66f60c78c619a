package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.account.AccountFixture.address;
import static tracer.account.AccountTransactionFixture.by;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.account.AccountBlock;
import tracer.account.AccountChange;
import tracer.account.AccountFixture;
import tracer.account.HeldAsset;
import tracer.account.OpeningBalance;
import tracer.account.Seen;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.account.TransferKind;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Asset;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;
import tracer.ledger.PaymentCount;
import tracer.memory.MemoryAccountLedger;
import tracer.problem.BadInput;
import tracer.problem.NotFound;

class AccountFlowTest {
    private static final Asset USD = AccountFixture.token("usd");

    private final AccountFixture chain = AccountFixture.from(EvmChain.DEVELOPMENT, 0);
    private final Map<HeldAsset, BigInteger> openings = new TreeMap<>();
    private AccountHolders.Maker holders = AccountHolders.Maker.NONE;

    AccountFlowTest() {
        chain.mine();
    }

    /** +100 clean, +60 dirty, −80, +40 clean, −50, −30: what each payment carries. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FIFO | one=0 two=30 three=30 | 0",
                "LIFO | one=60 two=0 three=0 | 0",
                "DIRTY_FIRST | one=60 two=0 three=0 | 0",
                "CLEAN_FIRST | one=0 two=0 three=20 | 40",
                "LIBR | one=0 two=0 three=20 | 40",
                "HAIRCUT | one=30 two=25/2 three=15/2 | 10"
            })
    void dividesAnAccountByPolicy(Policy policy, String paid, String left) {
        starts("clean", 200);
        starts("dirty", 60);
        starts("pot", 0);
        receives("one", "two", "three");
        chain.mine(by("clean").log("usd", "clean", "pot", 100));
        TransferId seed = log(chain.mine(by("dirty").log("usd", "dirty", "pot", 60)), 0);
        chain.mine(by("pot").log("usd", "pot", "one", 80));
        chain.mine(by("clean").log("usd", "clean", "pot", 40));
        chain.mine(by("pot").log("usd", "pot", "two", 50));
        chain.mine(by("pot").log("usd", "pot", "three", 30));
        AccountTrace trace = forward(seed, policy);
        Map<String, String> held = held(trace, "one", "two", "three", "pot");
        assertThat(
                        "one=%s two=%s three=%s"
                                .formatted(held.get("one"), held.get("two"), held.get("three")))
                .isEqualTo(paid);
        assertThat(held.get("pot")).isEqualTo(left);
        assertThat(trace.balance().source()).isEqualTo(Rational.of(60));
    }

    static List<Policy> policies() {
        return Policy.ofAccounts(Direction.FORWARD);
    }

    private static List<Direction> ways(Policy policy) {
        return java.util.Arrays.stream(Direction.values())
                .filter(d -> Policy.ofAccounts(d).contains(policy))
                .toList();
    }

    /** B paid C before A paid B, so nothing of it can be A's. */
    @Test
    void neverGoesBackInTime() {
        starts("a", 10);
        starts("b", 10);
        receives("c");
        chain.mine(by("b").log("usd", "b", "c", 10));
        TransferId seed = log(chain.mine(by("a").log("usd", "a", "b", 10)), 0);
        assertThat(held(forward(seed, Policy.FIFO), "b", "c"))
                .isEqualTo(Map.of("b", "10", "c", "0"));
        TransferId first = log(chain.at(1), 0);
        assertThat(backward(first, Policy.HAIRCUT).movements()).hasSize(1);
    }

    @Test
    void passesThroughAContractWithinOneTransaction() {
        startsNative("a", 100);
        startsNative("router", 0);
        startsNative("c", 0);
        AccountBlock block =
                chain.mine(
                        by("a").burn(3).tip(2, "miner").pay("router", 90).call("router", "c", 90));
        AccountTrace trace = forward(value(block, 0), Policy.FIFO);
        assertThat(trace.movements())
                .extracting(m -> m.transfer().kind(), m -> m.traced().toString(), Movement::hop)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(TransferKind.VALUE, "90", 0),
                        org.assertj.core.api.Assertions.tuple(TransferKind.CALL, "90", 1));
        assertThat(trace.remainders()).hasSize(1);
    }

    @Test
    void countsFeesAndDoesNotFollowThem() {
        startsNative("a", 50);
        startsNative("b", 0);
        startsNative("c", 0);
        TransferId seed = value(chain.mine(by("a").pay("b", 50)), 0);
        chain.mine(by("b").burn(7).tip(3, "miner").pay("c", 40));
        AccountTrace trace = forward(seed, Policy.FIFO);
        assertThat(term(trace, Balance.Term.FEES)).isEqualTo(Rational.of(10));
        assertThat(term(trace, Balance.Term.UNSPENT)).isEqualTo(Rational.of(40));
    }

    @Test
    void stopsAtAServiceAndSaysWho() {
        starts("a", 10);
        starts("b", 0);
        TransferId seed = log(chain.mine(by("a").log("usd", "a", "b", 10)), 0);
        chain.mine(by("b").log("usd", "b", "exchange", 10));
        chain.mine(by("exchange").log("usd", "exchange", "c", 10));
        TraceEnd.AtService at = new TraceEnd.AtService(List.of(), false);
        holders =
                (on, stops) ->
                        addresses ->
                                addresses.contains(address("exchange"))
                                        ? Map.of(address("exchange"), at)
                                        : Map.of();
        AccountTrace trace = forward(seed, Policy.HAIRCUT);
        assertThat(trace.movements().getLast().fate()).isEqualTo(new Movement.Fate.Ended(at));
        assertThat(term(trace, Balance.Term.STOPS)).isEqualTo(Rational.of(10));
    }

    @Test
    void saysWhereAnOpeningBalanceIsNotKnown() {
        starts("a", 10);
        TransferId seed = log(chain.mine(by("a").log("usd", "a", "b", 10)), 0);
        AccountTrace trace = forward(seed, Policy.FIFO);
        assertThat(trace.movements()).hasSize(1);
        assertThat(trace.movements().getFirst().fate())
                .isInstanceOfSatisfying(
                        Movement.Fate.Ended.class,
                        e ->
                                assertThat(e.end().toString())
                                        .contains("NotIndexed")
                                        .contains(address("b").text()));
        assertThat(term(trace, Balance.Term.CUT)).isEqualTo(Rational.of(10));
    }

    /** More leaves than is stored: something moved that nobody saw. */
    @Test
    void saysWhereABalanceDoesNotAddUp() {
        starts("a", 10);
        starts("b", 0);
        receives("c");
        TransferId seed = log(chain.mine(by("a").log("usd", "a", "b", 10)), 0);
        chain.mine(by("b").log("usd", "b", "c", 11));
        AccountTrace trace = forward(seed, Policy.FIFO);
        assertThat(trace.remainders())
                .singleElement()
                .satisfies(r -> assertThat(r.end()).isInstanceOf(TraceEnd.NotIndexed.class));
        assertThat(term(trace, Balance.Term.CUT)).isEqualTo(Rational.of(10));
    }

    @Test
    void leadsBackToWhereItCameFrom() {
        startsNative("a", 30);
        startsNative("b", 0);
        startsNative("c", 0);
        startsNative("d", 0);
        chain.mine(
                new Seen(Seen.Calls.NOT_SEEN, true),
                List.of(by("a").pay("b", 30)),
                List.of(new AccountFixture.Own(TransferKind.WITHDRAWAL, "b", 70)));
        TransferId seed = value(chain.mine(by("b").pay("c", 50)), 0);
        AccountTrace fifo = backward(seed, Policy.FIFO);
        assertThat(term(fifo, Balance.Term.COINBASE)).isEqualTo(Rational.of(50));
        assertThat(fifo.movements())
                .extracting(m -> m.transfer().kind() + " " + m.traced())
                .containsExactly("VALUE 50", "WITHDRAWAL 20", "VALUE 30");
        AccountTrace haircut = backward(seed, Policy.HAIRCUT);
        assertThat(haircut.movements())
                .extracting(m -> m.transfer().kind() + " " + m.traced())
                .containsExactly("VALUE 50", "WITHDRAWAL 35", "VALUE 15");
        assertThat(haircut.callsNotSeen()).containsExactly(new HeightRange(1, 1));
    }

    @Test
    void aHubIsAnEndAlsoWhereTheSeedComesToIt() {
        startsNative("a", 50);
        startsNative("hub", 0);
        startsNative("b", 0);
        TransferId seed = value(chain.mine(by("a").pay("hub", 50)), 0);
        chain.mine(by("hub").pay("b", 10));
        chain.mine(by("hub").pay("b", 10));
        Limits two = Limits.NONE.with(Guards.NONE.withPayments(OptionalInt.of(2)));
        Limits three = Limits.NONE.with(Guards.NONE.withPayments(OptionalInt.of(3)));

        AccountTrace cut = trace(seed, Direction.FORWARD, Policy.FIFO, two);
        AccountTrace free = trace(seed, Direction.FORWARD, Policy.FIFO, three);

        assertThat(cut.movements())
                .extracting(Movement::fate)
                .containsExactly(
                        new Movement.Fate.Ended(new TraceEnd.Hub(PaymentCount.exactly(3))));
        assertThat(term(cut, Balance.Term.CUT)).isEqualTo(Rational.of(50));
        assertThat(cut.isLimited()).isTrue();
        assertThat(free.isLimited()).isFalse();
        assertThat(term(free, Balance.Term.UNSPENT)).isEqualTo(Rational.of(50));
    }

    @Test
    void sharesAndAgesAreOfTheSeed() {
        startsNative("a", 90);
        startsNative("b", 0);
        startsNative("c", 0);
        startsNative("d", 0);
        TransferId seed = value(chain.mine(by("a").pay("b", 90)), 0);
        chain.mine(by("b").pay("c", 30));
        chain.mine(by("b").pay("d", 29));
        Limits third = Limits.NONE.with(Guards.NONE.withShare(Rational.of(1, 3)));
        Limits second = Limits.NONE.with(Guards.NONE.withWithin(java.time.Duration.ofSeconds(1)));

        AccountTrace byShare = trace(seed, Direction.FORWARD, Policy.FIFO, third);
        AccountTrace byAge = trace(seed, Direction.FORWARD, Policy.FIFO, second);

        assertThat(byShare.movements())
                .extracting(Movement::fate)
                .containsExactly(
                        new Movement.Fate.Followed(),
                        new Movement.Fate.Followed(),
                        new Movement.Fate.Ended(new TraceEnd.LimitReached(TraceEnd.Limit.SHARE)));
        assertThat(byAge.remainders())
                .extracting(Remainder::end)
                .containsExactly(new TraceEnd.LimitReached(TraceEnd.Limit.AGE));
        assertThat(term(byAge, Balance.Term.CUT)).isEqualTo(Rational.of(90));
    }

    @Test
    void aLimitOnEntitiesIsRefusedWhereThereAreNone() {
        assertThatThrownBy(() ->
                        new AccountTraceRequest(
                                TransferId.of("0x" + "1".repeat(64) + ":value"),
                                Direction.FORWARD,
                                Policy.FIFO,
                                Limits.NONE.with(Guards.NONE.withMembers(5)),
                                StopRules.NONE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("entities");
    }

    @Test
    void limitsAreEndsWithTheirValue() {
        startsNative("a", 50);
        startsNative("b", 0);
        startsNative("c", 0);
        startsNative("d", 0);
        TransferId seed = value(chain.mine(by("a").pay("b", 50)), 0);
        chain.mine(by("b").pay("c", 40));
        chain.mine(by("c").pay("d", 30));
        AccountTrace one = trace(seed, Direction.FORWARD, Policy.FIFO, Limits.NONE.withHops(1));
        assertThat(one.isLimited()).isTrue();
        assertThat(term(one, Balance.Term.CUT)).isEqualTo(Rational.of(40));
        assertThat(term(one, Balance.Term.UNSPENT)).isEqualTo(Rational.of(10));
        Limits height =
                new Limits(
                        OptionalInt.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.of(2),
                        Optional.empty(),
                        Optional.empty(),
                        100);
        assertThat(term(trace(seed, Direction.FORWARD, Policy.FIFO, height), Balance.Term.CUT))
                .isEqualTo(Rational.of(40));
        Limits least =
                new Limits(
                        OptionalInt.empty(),
                        Optional.of(BigInteger.valueOf(31)),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        100);
        assertThat(term(trace(seed, Direction.FORWARD, Policy.FIFO, least), Balance.Term.CUT))
                .isEqualTo(Rational.of(30));
    }

    /** Haircut's fractions grow with every payment out of a mixed balance, so there is an end. */
    @Test
    void exactFractionsEndWhereTheyBecomeTooLong() {
        startsNative("a", 1_000_003);
        startsNative("b", 0);
        startsNative("rich", 10_000_000);
        startsNative("sink", 0);
        TransferId seed = value(chain.mine(by("a").pay("b", 1_000_003)), 0);
        java.util.Random random = new java.util.Random(tracer.Seed.of("long fractions"));
        for (int i = 0; i < 2 * Policy.MOST_MIXINGS; i++) {
            chain.mine(by("rich").pay("b", 1_000 + random.nextInt(1_000)));
            chain.mine(by("b").pay("sink", 1_500));
        }
        AccountTrace exact = forward(seed, Policy.HAIRCUT);
        assertThat(exact.remainders())
                .filteredOn(r -> r.of().holder().equals(address("b")))
                .extracting(Remainder::end)
                .containsExactly(new TraceEnd.LimitReached(TraceEnd.Limit.DIGITS));
        assertThat(exact.isLimited()).isTrue();
        assertThat(exact.balance().closes()).isTrue();
        assertThat(forward(seed, Policy.HAIRCUT_INT).isLimited()).isFalse();
    }

    @Test
    void refusesASeedThatIsNone() {
        startsNative("a", 50);
        AccountBlock block = chain.mine(by("a").burn(1).pay("b", 1));
        TransferId fee =
                block.transfers()
                        .filter(t -> t.kind().isFee())
                        .map(Transfer::id)
                        .findFirst()
                        .orElseThrow();
        assertThatThrownBy(() -> forward(fee, Policy.FIFO))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("fee");
        TransferId nowhere = new TransferId(AccountFixture.hash("x"), TransferKind.VALUE, "");
        assertThatThrownBy(() -> forward(nowhere, Policy.FIFO)).isInstanceOf(NotFound.class);
    }

    /** Whatever is traced over random chains with amounts of 256 bits, the account closes. */
    @ParameterizedTest
    @MethodSource("policies")
    void closesOnRandomChains(Policy policy) {
        for (long seed = 0; seed < 6; seed++) {
            AccountFixture random = AccountFixture.economy(EvmChain.ETHEREUM, 1, 25, seed);
            MemoryAccountLedger ledger = ledgerOf(random, AccountFixture.MOST);
            List<Transfer> all = random.blocks().stream().flatMap(AccountBlock::transfers).toList();
            for (int i = 0; i < all.size(); i += 7) {
                Transfer from = all.get(i);
                if (!from.kind().isFee()) {
                    for (Direction direction : ways(policy)) {
                        AccountTrace trace =
                                new AccountFlow(AccountHolders.Maker.NONE)
                                        .trace(
                                                ledger,
                                                new AccountTraceRequest(
                                                        from.id(),
                                                        direction,
                                                        policy,
                                                        Limits.NONE,
                                                        StopRules.NONE),
                                                Progress.SILENT,
                                                Cancellation.NEVER);
                        assertThat(trace.balance().closes())
                                .as("seed %d %s", seed, from.id())
                                .isTrue();
                        assertThat(trace.movements())
                                .allSatisfy(m ->
                                        assertThat(m.traced())
                                                .isLessThanOrEqualTo(
                                                        Rational.of(m.transfer().amount())));
                    }
                }
            }
        }
    }

    private static MemoryAccountLedger ledgerOf(AccountFixture random, BigInteger each) {
        MemoryAccountLedger ledger = new MemoryAccountLedger(random.chain());
        List<OpeningBalance> all =
                random.blocks().stream()
                        .flatMap(AccountBlock::transfers)
                        .flatMap(t ->
                                java.util.stream.Stream.concat(
                                        t.debited().stream(), t.credited().stream()))
                        .distinct()
                        .map(of -> new OpeningBalance(of, 0, each, "test"))
                        .toList();
        ledger.apply(new AccountChange(List.of(), random.blocks(), all, List.of()));
        return ledger;
    }

    private void starts(String holder, long amount) {
        openings.put(AccountFixture.held(holder, USD), BigInteger.valueOf(amount));
    }

    private void receives(String... holders) {
        for (String holder : holders) {
            starts(holder, 0);
        }
    }

    private void startsNative(String holder, long amount) {
        openings.put(AccountFixture.held(holder, chain.nativeAsset()), BigInteger.valueOf(amount));
    }

    private static TransferId log(AccountBlock block, int index) {
        return nth(block, TransferKind.LOG, index);
    }

    private static TransferId value(AccountBlock block, int index) {
        return nth(block, TransferKind.VALUE, index);
    }

    private static TransferId nth(AccountBlock block, TransferKind kind, int index) {
        return block.transfers()
                .filter(t -> t.kind() == kind)
                .skip(index)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private AccountTrace forward(TransferId seed, Policy policy) {
        return trace(seed, Direction.FORWARD, policy, Limits.NONE);
    }

    private AccountTrace backward(TransferId seed, Policy policy) {
        return trace(seed, Direction.BACKWARD, policy, Limits.NONE);
    }

    private AccountTrace trace(TransferId seed, Direction direction, Policy policy, Limits limits) {
        MemoryAccountLedger ledger = new MemoryAccountLedger(chain.chain());
        List<OpeningBalance> known = new ArrayList<>();
        openings.forEach((of, amount) -> known.add(new OpeningBalance(of, 0, amount, "test")));
        ledger.apply(new AccountChange(List.of(), chain.blocks(), known, List.of()));
        return new AccountFlow(holders)
                .trace(
                        ledger,
                        new AccountTraceRequest(seed, direction, policy, limits, StopRules.DEFAULT),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    private static Map<String, String> held(AccountTrace trace, String... names) {
        return java.util.Arrays.stream(names)
                .collect(
                        Collectors.toMap(
                                name -> name,
                                name ->
                                        trace.remainders().stream()
                                                .filter(r -> r.of().holder().equals(address(name)))
                                                .map(r -> r.traced().toString())
                                                .findFirst()
                                                .orElse("0")));
    }

    private static Rational term(AccountTrace trace, Balance.Term term) {
        return trace.balance().terms().stream()
                .filter(t -> t.term() == term)
                .findFirst()
                .orElseThrow()
                .amount();
    }
}
