package tracer.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.entity.EntityId;
import tracer.flow.LedgerFixture;
import tracer.flow.LedgerFixture.Made;
import tracer.flow.Limits;
import tracer.flow.PartyFixture;
import tracer.flow.StopRules;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.LimitExceeded;
import tracer.problem.NotFound;

/** Ways from A to B. */
class OutputPathFindingTest {
    private final LedgerFixture ledger = new LedgerFixture();
    private final PartyFixture parties = new PartyFixture();

    /** Four outputs from several inputs: enough to look collaborative in a test. */
    static final Function<PlacedTransaction, Optional<Cut>> FOUR_OUTPUTS =
            t ->
                    t.fundings().size() > 1 && t.transaction().outputs().size() == 4
                            ? Optional.of(Cut.COLLABORATIVE)
                            : Optional.empty();

    private PathAnswer<Stop> find(Limits limits, StopRules avoid) {
        return find(limits, avoid, Cancellation.NEVER);
    }

    private PathAnswer<Stop> find(Limits limits, StopRules avoid, Cancellation cancellation) {
        return find(
                new PathRequest<>(
                        LedgerFixture.address("A"), LedgerFixture.address("B"), limits, avoid),
                cancellation);
    }

    private PathAnswer<Stop> find(PathRequest<Address> request, Cancellation cancellation) {
        return new OutputPathFinding(ledger, ledger, parties, parties, FOUR_OUTPUTS)
                .find(request, Progress.SILENT, cancellation);
    }

    private PathAnswer<Stop> find(Ends<Address> from, Ends<Address> to, Wanted wanted) {
        return find(
                new PathRequest<>(
                        from,
                        to,
                        wanted,
                        new Within<>(
                                Limits.NONE,
                                new StopRules(Set.of(), true, false),
                                Avoided.nothing())),
                Cancellation.NEVER);
    }

    private PathAnswer<Stop> find(Best best, int count) {
        return find(
                Ends.at(LedgerFixture.address("A")),
                Ends.at(LedgerFixture.address("B")),
                new Wanted(best, count));
    }

    private static List<Path<Stop>> paths(PathAnswer<Stop> answer) {
        assertThat(answer).isInstanceOf(PathAnswer.Found.class);
        return ((PathAnswer.Found<Stop>) answer).paths();
    }

    private static List<OutPoint> stops(PathAnswer<Stop> answer) {
        return outputs(paths(answer).getFirst());
    }

    private static List<OutPoint> outputs(Path<Stop> path) {
        return path.steps().stream().map(Stop::output).toList();
    }

    private Made pay(Made from, int index, Output... outputs) {
        return ledger.block().spend(List.of(from.out(index)), List.of(outputs));
    }

    private static Output to(String owner, long value) {
        return LedgerFixture.output(value, owner);
    }

    @Test
    void runsFromOutputToOutput() {
        Made a = ledger.coinbase(List.of(to("A", 10)));
        Made x = pay(a, 0, to("change", 1), to("X", 9));
        Made b = pay(x, 1, to("Y", 1), to("B", 8));

        PathAnswer<Stop> answer = find(Limits.NONE, StopRules.NONE);

        assertThat(stops(answer)).containsExactly(a.out(0), x.out(1), b.out(1));
        assertThat(answer.search().explored()).isEqualTo(2);
        assertThat(answer.search().asOf().height()).isEqualTo(3);
        assertThat(paths(answer).getFirst().steps().getLast())
                .isEqualTo(new Stop(b.out(1), to("B", 8), ledger.inOrder().getLast().place()));
    }

    /** METHODS section 5: A pays M at time 2, M has paid B at time 1: no path. */
    @Test
    void doesNotGoBackInTime() {
        Made a = ledger.coinbase(List.of(to("A", 10)));
        Made m = ledger.coinbase(List.of(to("M", 10)));
        pay(m, 0, to("B", 10));
        pay(a, 0, to("M", 10));

        assertThat(find(Limits.NONE, StopRules.NONE))
                .isInstanceOfSatisfying(
                        PathAnswer.None.class,
                        none -> assertThat(none.search().isLimited()).isFalse());
    }

    @Test
    void followsTheOrderWithinABlock() {
        Made a = ledger.coinbase(List.of(to("A", 10)));
        Made x = ledger.spend(List.of(a.out(0)), List.of(to("X", 10)));
        Made b = ledger.spend(List.of(x.out(0)), List.of(to("B", 10)));

        assertThat(stops(find(Limits.NONE, StopRules.NONE)))
                .containsExactly(a.out(0), x.out(0), b.out(0));
    }

    @Test
    void takesTheFewestHops() {
        Made a = ledger.coinbase(List.of(to("A", 10), to("A", 10)));
        Made x = pay(a, 0, to("X", 10));
        Made y = pay(x, 0, to("Y", 10));
        pay(y, 0, to("B", 10));
        Made x2 = pay(a, 1, to("X2", 10));
        Made direct = pay(x2, 0, to("B", 10));

        assertThat(stops(find(Limits.NONE, StopRules.NONE)))
                .containsExactly(a.out(1), x2.out(0), direct.out(0));
    }

    @Test
    void amongEqualsTheFirstInTheChain() {
        Made a = ledger.coinbase(List.of(to("A", 10), to("A", 10), to("A", 10)));
        Made first =
                ledger.block()
                        .spend(
                                List.of(a.out(2), a.out(1)),
                                List.of(to("Z", 5), to("B", 10), to("B", 5)));
        pay(a, 0, to("B", 10));

        assertThat(stops(find(Limits.NONE, StopRules.NONE)))
                .containsExactly(a.out(1), first.out(1));
    }

    @Test
    void findsAWayBackToTheSameAddress() {
        Made a = ledger.coinbase(List.of(to("A", 10)));
        Made x = pay(a, 0, to("X", 10));
        Made back = pay(x, 0, to("A", 10));

        PathAnswer<Stop> answer =
                find(
                        Ends.at(LedgerFixture.address("A")),
                        Ends.at(LedgerFixture.address("A")),
                        Wanted.ONE);

        assertThat(stops(answer)).containsExactly(a.out(0), x.out(0), back.out(0));
    }

    @Test
    void tellsALimitFromNone() {
        Made a = ledger.coinbase(List.of(to("A", 10)));
        Made x = pay(a, 0, to("X", 10));
        pay(x, 0, to("B", 10));

        isNone(find(Limits.NONE.withHops(1), StopRules.NONE), 1);
        assertThat(find(Limits.NONE.withHops(2), StopRules.NONE))
                .isInstanceOf(PathAnswer.Found.class);
        isNone(find(limits(OptionalInt.of(2), 9, 0), StopRules.NONE), 1);
        isNone(find(limits(OptionalInt.empty(), 9, 11), StopRules.NONE), 0);
        assertThat(find(limits(OptionalInt.empty(), 1, 0), StopRules.NONE))
                .isInstanceOfSatisfying(
                        PathAnswer.BudgetSpent.class,
                        spent -> assertThat(spent.search().explored()).isEqualTo(1));
    }

    /** At the limit of hops, but with nothing beyond: then nothing was cut. */
    @Test
    void aLimitThatCutNothingIsNone() {
        Made a = ledger.coinbase(List.of(to("A", 10)));
        pay(a, 0, to("X", 10));
        ledger.coinbase(List.of(to("B", 10)));

        PathAnswer<Stop> answer = find(Limits.NONE.withHops(1), StopRules.NONE);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        PathAnswer.None.class,
                        none -> assertThat(none.search().isLimited()).isFalse());
    }

    @Test
    void tellsMissingDataFromNone() {
        ledger.coinbase(List.of(to("A", 10)));
        ledger.block().block().coinbase(List.of(to("B", 10)));
        ledger.without(2);

        assertThat(find(Limits.NONE, StopRules.NONE))
                .isInstanceOfSatisfying(
                        PathAnswer.NotIndexed.class,
                        answer -> assertThat(answer.what()).isEqualTo("blocks 2"));
    }

    @Test
    void avoidsServicesButMayEndAtOne() {
        Made a = ledger.coinbase(List.of(to("A", 10)));
        Made exchange = pay(a, 0, to("hot wallet", 10));
        pay(exchange, 0, to("B", 10));
        parties.label("exchange", Category.EXCHANGE);
        parties.entity("exchange", "hot wallet");

        assertThat(find(Limits.NONE, StopRules.NONE)).isInstanceOf(PathAnswer.Found.class);
        assertThat(find(Limits.NONE, StopRules.DEFAULT))
                .isInstanceOfSatisfying(
                        PathAnswer.None.class,
                        none -> assertThat(none.search().isLimited()).isTrue());
        parties.label("A", Category.EXCHANGE);
        parties.label("B", Category.EXCHANGE);
        pay(ledger.coinbase(List.of(to("A", 10))), 0, to("B", 10));
        assertThat(stops(find(Limits.NONE, StopRules.DEFAULT))).hasSize(2);
    }

    @Test
    void avoidsCollaborativeSpends() {
        Made a = ledger.coinbase(List.of(to("A", 10)));
        Made other = ledger.coinbase(10);
        ledger.block()
                .spend(
                        List.of(a.out(0), other.out(0)),
                        List.of(to("B", 5), to("X", 5), to("Y", 5), to("Z", 5)));

        assertThat(find(Limits.NONE, StopRules.DEFAULT))
                .isInstanceOfSatisfying(
                        PathAnswer.None.class,
                        none -> assertThat(none.search().isLimited()).isTrue());
        assertThat(find(Limits.NONE, StopRules.NONE)).isInstanceOf(PathAnswer.Found.class);
    }

    @Test
    void noValueNoPath() {
        Made a = ledger.coinbase(List.of(to("A", 10)));
        Made x = pay(a, 0, to("X", 0), to("Y", 10));
        pay(x, 0, to("B", 0));

        assertThat(find(Limits.NONE, StopRules.NONE)).isInstanceOf(PathAnswer.None.class);
    }

    @Test
    void asksOnceForEachHop() {
        Made a = ledger.coinbase(List.of(to("A", 100)));
        List<Output> hundred = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            hundred.add(to("X" + i, 1));
        }
        Made split = ledger.block().spend(List.of(a.out(0)), hundred);
        for (int i = 0; i < 100; i++) {
            pay(split, i, to(i == 57 ? "B" : "Z" + i, 1));
        }

        PathAnswer<Stop> answer = find(Limits.NONE, StopRules.NONE);

        assertThat(stops(answer)).hasSize(3).contains(split.out(57));
        assertThat(ledger.spenderQuestions).isEqualTo(2);
    }

    @Test
    void aCancelledSearchHasNoAnswer() {
        pay(ledger.coinbase(List.of(to("A", 10))), 0, to("B", 10));

        assertThatThrownBy(() -> find(Limits.NONE, StopRules.NONE, () -> true))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("cancelled");
    }

    @Test
    void anEmptyStoreIsAGap() {
        ledger.without(0).without(1);

        assertThatThrownBy(() -> find(Limits.NONE, StopRules.NONE)).isInstanceOf(DataGap.class);
    }

    /** METHODS section 5: the bottleneck of {5, 3, 9} is 3. */
    @Test
    void theSmallestStepSaysHowMuchCanHaveGoneAllTheWay() {
        Made a = ledger.coinbase(List.of(to("A", 5)));
        Made other = ledger.coinbase(10);
        Made x = pay(a, 0, to("X", 3), to("change", 2));
        Made b =
                ledger.block()
                        .spend(List.of(x.out(0), other.out(0)), List.of(to("B", 9), to("rest", 4)));

        Path<Stop> path = paths(find(Best.WIDEST, 1)).getFirst();

        assertThat(path.least()).isEqualTo(3);
        assertThat(path.hops()).isEqualTo(2);
        assertThat(outputs(path)).containsExactly(a.out(0), x.out(0), b.out(0));
    }

    /** Three ways: the shortest is narrow, the widest is long and late, one arrives early. */
    @Test
    void ranksByWhatWasAskedFor() {
        Made a = ledger.coinbase(List.of(to("A", 50), to("A", 50), to("A", 50)));
        Made e1 = pay(a, 0, to("E", 20));
        Made early = pay(e1, 0, to("B", 20));
        Made w1 = pay(a, 1, to("W", 40));
        Made w2 = pay(w1, 0, to("W2", 40));
        Made wide = pay(w2, 0, to("B", 40));
        Made direct = pay(a, 2, to("B", 10), to("change", 40));

        assertThat(paths(find(Best.FEWEST, 9)).stream().map(p -> outputs(p).getLast()))
                .containsExactly(direct.out(0), early.out(0), wide.out(0));
        assertThat(paths(find(Best.WIDEST, 9)).stream().map(p -> outputs(p).getLast()))
                .containsExactly(wide.out(0), early.out(0), direct.out(0));
        assertThat(paths(find(Best.EARLIEST, 9)).stream().map(p -> outputs(p).getLast()))
                .containsExactly(early.out(0), wide.out(0), direct.out(0));
        assertThat(paths(find(Best.WIDEST, 2))).hasSize(2);
    }

    /** Inputs and outputs of the same transactions side by side are one way. */
    @Test
    void pathsDifferByTheirTransactions() {
        Made a = ledger.coinbase(List.of(to("A", 4), to("A", 7), to("A", 5)));
        Made b =
                ledger.block()
                        .spend(
                                List.of(a.out(0), a.out(1), a.out(2)),
                                List.of(to("B", 6), to("B", 9)));

        assertThat(paths(find(Best.FEWEST, 5)).stream().map(OutputPathFindingTest::outputs))
                .containsExactly(List.of(a.out(0), b.out(0)));
        assertThat(paths(find(Best.WIDEST, 5)).stream().map(OutputPathFindingTest::outputs))
                .containsExactly(List.of(a.out(1), b.out(1)));
    }

    @Test
    void beginsAndEndsAtAnyOfASet() {
        Made a = ledger.coinbase(List.of(to("A2", 10)));
        Made x = pay(a, 0, to("X", 10));
        Made b = pay(x, 0, to("deposit", 10));
        parties.entity("A", "A2");
        Label exchange = parties.label("hot wallet", Category.EXCHANGE);
        parties.entity("hot wallet", "deposit");
        EntityId entity = new EntityId(LedgerFixture.script("A").hash());

        Ends<Address> owner = new Ends<>(Set.of(), Set.of(entity), Set.of());
        Ends<Address> anyExchange = new Ends<>(Set.of(), Set.of(), Set.of(exchange.category()));

        assertThat(stops(find(owner, anyExchange, Wanted.ONE)))
                .containsExactly(a.out(0), x.out(0), b.out(0));
        assertThat(
                        stops(
                                find(
                                        new Ends<>(
                                                Set.of(
                                                        LedgerFixture.address("A2"),
                                                        LedgerFixture.address("X")),
                                                Set.of(),
                                                Set.of()),
                                        anyExchange,
                                        Wanted.ONE)))
                .as("the nearer of the two")
                .containsExactly(x.out(0), b.out(0));
        pay(b, 0, to("B", 10));
        assertThat(stops(find(anyExchange, Ends.at(LedgerFixture.address("B")), Wanted.ONE)))
                .hasSize(2);
    }

    @Test
    void leadsAroundWhatIsToBeAvoided() {
        Made a = ledger.coinbase(List.of(to("A", 10), to("A", 10), to("A", 10)));
        Made x = pay(a, 0, to("X", 10));
        pay(x, 0, to("B", 10));
        Made y = pay(a, 1, to("Y", 10));
        Made y2 = pay(y, 0, to("Y2", 10));
        Made b = pay(y2, 0, to("B", 10));
        Made direct = pay(a, 2, to("B", 10));
        parties.label("Z", Category.SANCTIONED);
        pay(ledger.coinbase(List.of(to("A", 1))), 0, to("Z", 1));

        PathAnswer<Stop> around =
                find(
                        new PathRequest<>(
                                Ends.at(LedgerFixture.address("A")),
                                Ends.at(LedgerFixture.address("B")),
                                new Wanted(Best.FEWEST, 9),
                                new Within<>(
                                        Limits.NONE,
                                        StopRules.NONE,
                                        new Avoided<>(
                                                Set.of(Category.SANCTIONED),
                                                Set.of(LedgerFixture.address("X")),
                                                Set.of(direct.id())))),
                        Cancellation.NEVER);

        assertThat(stops(around)).containsExactly(a.out(1), y.out(0), y2.out(0), b.out(0));
        assertThat(paths(around)).hasSize(1);
        assertThat(around.search().cuts())
                .containsEntry(Cut.NAMED, 2)
                .containsEntry(Cut.PARTY, 1)
                .hasSize(2);
    }

    @Test
    void whatIsFoundBeforeTheBudgetIsSpentIsGiven() {
        Made a = ledger.coinbase(List.of(to("A", 10), to("A", 10)));
        pay(a, 0, to("B", 10));
        pay(pay(a, 1, to("X", 10)), 0, to("B", 10));

        PathAnswer<Stop> answer =
                find(
                        new PathRequest<>(
                                Ends.at(LedgerFixture.address("A")),
                                Ends.at(LedgerFixture.address("B")),
                                new Wanted(Best.FEWEST, 2),
                                new Within<>(
                                        limits(OptionalInt.empty(), 1, 0),
                                        StopRules.NONE,
                                        Avoided.nothing())),
                        Cancellation.NEVER);

        assertThat(answer).isInstanceOf(PathAnswer.BudgetSpent.class);
        assertThat(((PathAnswer.BudgetSpent<Stop>) answer).soFar()).hasSize(1);
    }

    @Test
    void refusesWhatCannotBeAsked() {
        pay(ledger.coinbase(List.of(to("A", 10))), 0, to("B", 10));

        assertThatThrownBy(() -> find(Limits.NONE.withHops(0), StopRules.NONE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("at least 1 hop");
        assertThatThrownBy(() -> new Wanted(Best.FEWEST, 0))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("between 1 and 100");
        assertThatThrownBy(() -> new Ends<>(Set.of(), Set.of(), Set.of()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("somewhere to begin");
        assertThatThrownBy(() -> Best.of("shortest"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("fewest, widest, earliest");
        assertThatThrownBy(() ->
                        new PathRequest<>(
                                Ends.at("A"),
                                Ends.at("B"),
                                Wanted.ONE,
                                new Within<>(
                                        Limits.NONE,
                                        StopRules.NONE,
                                        new Avoided<>(Set.of(), Set.of("A"), Set.of()))))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("contradictory");
        assertThatThrownBy(() -> find(nobody(), Ends.at(LedgerFixture.address("B")), Wanted.ONE))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("no path begins there");
        assertThatThrownBy(() -> find(Ends.at(LedgerFixture.address("A")), nobody(), Wanted.ONE))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("no path ends there");
    }

    private static Ends<Address> nobody() {
        return Ends.at(LedgerFixture.address("nobody"));
    }

    private static void isNone(PathAnswer<Stop> answer, int explored) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        PathAnswer.None.class,
                        none -> {
                            assertThat(none.search().isLimited()).isTrue();
                            assertThat(none.search().explored()).isEqualTo(explored);
                        });
    }

    private static Limits limits(OptionalInt toHeight, int transactions, long least) {
        return new Limits(
                OptionalInt.empty(),
                least == 0 ? Optional.empty() : Optional.of(BigInteger.valueOf(least)),
                OptionalInt.empty(),
                toHeight,
                Optional.empty(),
                Optional.empty(),
                transactions);
    }
}
