package tracer.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tracer.attribution.Category;
import tracer.flow.LedgerFixture;
import tracer.flow.LedgerFixture.Made;
import tracer.flow.Limits;
import tracer.flow.StopRules;
import tracer.ledger.Output;
import tracer.problem.DataGap;
import tracer.problem.LimitExceeded;

/** Ways from A to B. */
class OutputPathFindingTest extends OutputPathCase {
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

    private static void isNone(PathAnswer<Stop> answer, int explored) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        PathAnswer.None.class,
                        none -> {
                            assertThat(none.search().isLimited()).isTrue();
                            assertThat(none.search().explored()).isEqualTo(explored);
                        });
    }
}
