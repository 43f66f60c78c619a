package tracer.path;

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
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tracer.account.AccountChange;
import tracer.account.AccountFixture;
import tracer.account.HeldAsset;
import tracer.account.OpeningBalance;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.flow.Limits;
import tracer.flow.StopRules;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.memory.MemoryAccountLedger;
import tracer.memory.MemoryLabels;
import tracer.problem.BadInput;
import tracer.problem.LimitExceeded;
import tracer.problem.NotFound;

/** Ways from A to B between accounts. */
class AccountPathFindingTest {
    private static final Asset USD = AccountFixture.token("usd");

    private final AccountFixture chain = AccountFixture.from(EvmChain.DEVELOPMENT, 0);
    private final Map<HeldAsset, BigInteger> openings = new TreeMap<>();
    private final MemoryLabels labels = new MemoryLabels();
    private int mostTransfers = 1_000;

    AccountPathFindingTest() {
        chain.mine();
    }

    private void starts(String who, long amount) {
        openings.put(AccountFixture.held(who, USD), BigInteger.valueOf(amount));
    }

    private void pays(String from, String to, long amount) {
        chain.mine(by(from).log("usd", from, to, amount));
    }

    private PathAnswer<Hop> find(Best best, int count) {
        return find(
                new Wanted(best, count),
                new Within<>(Limits.NONE, StopRules.NONE, Avoided.nothing()));
    }

    private PathAnswer<Hop> find(Wanted wanted, Within<EvmAddress> within) {
        return find(
                new PathRequest<>(Ends.at(address("A")), Ends.at(address("B")), wanted, within),
                Cancellation.NEVER);
    }

    private PathAnswer<Hop> find(PathRequest<EvmAddress> ways, Cancellation cancellation) {
        MemoryAccountLedger ledger = new MemoryAccountLedger(chain.chain());
        List<OpeningBalance> known = new ArrayList<>();
        openings.forEach((of, amount) -> known.add(new OpeningBalance(of, 0, amount, "test")));
        ledger.apply(new AccountChange(List.of(), chain.blocks(), known, List.of()));
        return new AccountPathFinding(labels, mostTransfers)
                .find(ledger, new AccountPathRequest(USD, ways), Progress.SILENT, cancellation);
    }

    private static List<Path<Hop>> paths(PathAnswer<Hop> answer) {
        assertThat(answer).isInstanceOf(PathAnswer.Found.class);
        return ((PathAnswer.Found<Hop>) answer).paths();
    }

    private static List<EvmAddress> receivers(Path<Hop> path) {
        return path.steps().stream().map(h -> h.transfer().to().orElseThrow()).toList();
    }

    private static EvmAddress[] who(String... names) {
        return java.util.Arrays.stream(names)
                .map(AccountFixture::address)
                .toArray(EvmAddress[]::new);
    }

    @Test
    void runsFromTransferToTransferThroughABalance() {
        starts("X", 7);
        starts("B", 0);
        pays("A", "X", 10);
        pays("X", "other", 4);
        pays("X", "B", 8);

        Path<Hop> path = paths(find(Best.FEWEST, 1)).getFirst();

        assertThat(receivers(path)).containsExactly(who("X", "B"));
        assertThat(path.hops()).isEqualTo(2);
        assertThat(path.least()).isEqualTo(8);
        assertThat(path.steps().getFirst().kept())
                .isEqualTo(new Hop.Kept.AtLeast(BigInteger.valueOf(13)));
        assertThat(path.steps().getLast().kept()).isEqualTo(new Hop.Kept.Arrived());
    }

    /** METHODS section 5, the temporal trap: A pays X at time 2, X has paid B at time 1. */
    @Test
    void doesNotGoBackInTime() {
        starts("X", 10);
        pays("X", "B", 10);
        pays("A", "X", 10);

        assertThat(find(Best.FEWEST, 1)).isInstanceOf(PathAnswer.None.class);
    }

    /** Within a block, and within a transaction, the chain's order counts. */
    @Test
    void followsTheOrderWithinABlock() {
        starts("X", 0);
        chain.mine(by("A").log("usd", "A", "X", 5).log("usd", "X", "B", 5));
        assertThat(paths(find(Best.FEWEST, 1))).hasSize(1);
    }

    @Test
    void doesNotGoBackWithinATransaction() {
        starts("X", 5);
        chain.mine(by("A").log("usd", "X", "B", 5).log("usd", "A", "X", 5));
        assertThat(find(Best.FEWEST, 1)).isInstanceOf(PathAnswer.None.class);
    }

    /** What came before a balance fell to nothing cannot have left after that. */
    @Test
    void doesNotLeadOverAnEmptyBalance() {
        starts("X", 0);
        pays("A", "X", 10);
        pays("X", "other", 10);
        pays("stranger", "X", 10);
        pays("X", "B", 10);

        assertThat(find(Best.FEWEST, 1))
                .isInstanceOfSatisfying(
                        PathAnswer.None.class,
                        none -> assertThat(none.search().isLimited()).isFalse());
    }

    /** It left and came back: then it can have gone on. */
    @Test
    void leadsByTheSameAddressTwiceWhereValueCameBack() {
        starts("X", 0);
        starts("other", 0);
        pays("A", "X", 10);
        pays("X", "other", 10);
        pays("other", "X", 9);
        pays("X", "B", 9);

        assertThat(receivers(paths(find(Best.FEWEST, 1)).getFirst()))
                .containsExactly(who("X", "other", "X", "B"));
    }

    @Test
    void whereABalanceIsUnknownItSaysSo() {
        pays("A", "X", 10);
        pays("X", "other", 10);
        pays("X", "B", 10);

        assertThat(paths(find(Best.FEWEST, 1)).getFirst().steps().getFirst().kept())
                .isEqualTo(new Hop.Kept.Unknown());
    }

    /** What a balance kept bounds what can have come through it. */
    @Test
    void theWidestPathCountsBalancesToo() {
        starts("X", 0);
        starts("Y", 0);
        pays("A", "X", 10);
        pays("X", "other", 8);
        pays("stranger", "X", 20);
        pays("X", "B", 20);
        pays("A", "Y", 3);
        pays("Y", "Y2", 3);
        pays("Y2", "B", 3);

        List<Path<Hop>> widest = paths(find(Best.WIDEST, 2));
        assertThat(widest.getFirst().least()).isEqualTo(3);
        assertThat(receivers(widest.getFirst())).containsExactly(who("Y", "Y2", "B"));
        assertThat(widest.getLast().least()).isEqualTo(2);
        assertThat(receivers(paths(find(Best.FEWEST, 1)).getFirst()))
                .containsExactly(who("X", "B"));
        assertThat(receivers(paths(find(Best.EARLIEST, 1)).getFirst()))
                .containsExactly(who("X", "B"));
    }

    @Test
    void parallelTransfersAreDifferentPaths() {
        pays("A", "B", 5);
        pays("A", "B", 5);

        List<Path<Hop>> both = paths(find(Best.FEWEST, 5));
        assertThat(both).hasSize(2);
        assertThat(both.getFirst().steps().getFirst().transfer().place().height()).isEqualTo(1);
    }

    @Test
    void beginsAndEndsAtParties() {
        label("B", Category.EXCHANGE);
        label("A", Category.MIXER);
        starts("X", 0);
        pays("A", "X", 5);
        pays("X", "B", 5);
        Ends<EvmAddress> mixer = new Ends<>(Set.of(), Set.of(), Set.of(Category.MIXER));
        Ends<EvmAddress> exchange = new Ends<>(Set.of(), Set.of(), Set.of(Category.EXCHANGE));

        PathAnswer<Hop> answer =
                find(
                        new PathRequest<>(
                                mixer,
                                exchange,
                                Wanted.ONE,
                                new Within<>(Limits.NONE, StopRules.DEFAULT, Avoided.nothing())),
                        Cancellation.NEVER);

        assertThat(receivers(paths(answer).getFirst())).containsExactly(who("X", "B"));
    }

    @Test
    void leadsAroundAndCountsIt() {
        label("X", Category.EXCHANGE);
        starts("X", 0);
        starts("Y", 0);
        starts("hub", 0);
        for (String way : List.of("X", "Y", "hub")) {
            pays("A", way, 5);
            pays(way, "B", 5);
        }
        for (int i = 0; i < 5; i++) {
            pays("stranger", "hub", 1);
        }
        mostTransfers = 6;

        PathAnswer<Hop> around =
                find(
                        new Wanted(Best.FEWEST, 9),
                        new Within<>(
                                Limits.NONE,
                                StopRules.DEFAULT,
                                new Avoided<>(Set.of(), Set.of(address("Y")), Set.of())));

        assertThat(around)
                .isInstanceOfSatisfying(
                        PathAnswer.None.class,
                        none ->
                                assertThat(none.search().cuts())
                                        .isEqualTo(Map.of(Cut.PARTY, 1, Cut.NAMED, 1, Cut.HUB, 1)));
    }

    @Test
    void limitsAreSaid() {
        starts("X", 0);
        pays("A", "X", 5);
        pays("X", "B", 4);

        assertThat(cuts(OptionalInt.of(1), 0, 100)).isEqualTo(Map.of(Cut.HOPS, 1));
        assertThat(cuts(OptionalInt.empty(), 5, 100))
                .as("the transfer of 4, and the balance of 1 behind it")
                .isEqualTo(Map.of(Cut.LEAST, 2));
        assertThat(
                        find(
                                Wanted.ONE,
                                new Within<>(
                                        limits(OptionalInt.empty(), 0, 1),
                                        StopRules.NONE,
                                        Avoided.nothing())))
                .isInstanceOf(PathAnswer.BudgetSpent.class);
    }

    private Map<Cut, Integer> cuts(OptionalInt hops, long least, int budget) {
        PathAnswer<Hop> answer =
                find(
                        Wanted.ONE,
                        new Within<>(
                                limits(hops, least, budget), StopRules.NONE, Avoided.nothing()));
        assertThat(answer).isInstanceOf(PathAnswer.None.class);
        assertThat(answer.search().isLimited()).isTrue();
        return answer.search().cuts();
    }

    private static Limits limits(OptionalInt hops, long least, int budget) {
        return new Limits(
                hops,
                Optional.of(BigInteger.valueOf(least)).filter(l -> l.signum() > 0),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                budget);
    }

    @Test
    void refusesWhatCannotBeAsked() {
        assertThatThrownBy(() -> find(Best.FEWEST, 1))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("no path begins there");
        pays("A", "X", 5);
        assertThatThrownBy(() -> find(Best.FEWEST, 1))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("no path ends there");
        pays("X", "B", 5);
        assertThatThrownBy(() ->
                        find(
                                new PathRequest<>(
                                        Ends.at(address("A")),
                                        Ends.at(address("B")),
                                        Wanted.ONE,
                                        new Within<>(
                                                Limits.NONE, StopRules.NONE, Avoided.nothing())),
                                () -> true))
                .isInstanceOf(LimitExceeded.class);
        assertThatThrownBy(() ->
                        new Within<EvmAddress>(
                                Limits.NONE.withHops(0), StopRules.NONE, Avoided.nothing()))
                .isInstanceOf(BadInput.class);
    }

    private void label(String who, Category category) {
        labels.add(
                List.of(
                        new Label(
                                LabelSubject.of(chain.chain(), address(who)),
                                who,
                                category,
                                "test")));
    }
}
