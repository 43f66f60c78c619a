package tracer.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.entity.EntityId;
import tracer.flow.LedgerFixture;
import tracer.flow.LedgerFixture.Made;
import tracer.flow.Limits;
import tracer.flow.StopRules;
import tracer.job.Cancellation;
import tracer.ledger.Address;
import tracer.problem.BadInput;
import tracer.problem.NotFound;

/** Which of several ways from A to B are given. */
class BestOutputPathsTest extends OutputPathCase {
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

        assertThat(paths(find(Best.FEWEST, 5)).stream().map(BestOutputPathsTest::outputs))
                .containsExactly(List.of(a.out(0), b.out(0)));
        assertThat(paths(find(Best.WIDEST, 5)).stream().map(BestOutputPathsTest::outputs))
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
}
