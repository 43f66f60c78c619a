package tracer.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tracer.flow.Guards;
import tracer.flow.LedgerFixture;
import tracer.flow.LedgerFixture.Made;
import tracer.flow.Limits;
import tracer.flow.PartyFixture;
import tracer.flow.Rational;
import tracer.flow.StopRules;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Output;
import tracer.problem.BadInput;

/** The limits of paths that depend on who holds an output, or on the clock. */
class PathGuardsTest {
    private final LedgerFixture ledger = new LedgerFixture();
    private final PartyFixture parties = new PartyFixture();

    private PathAnswer<Stop> find(String from, String to, Guards guards) {
        return new OutputPathFinding(ledger, ledger, parties, parties, t -> Optional.empty())
                .find(
                        new PathRequest<>(
                                LedgerFixture.address(from),
                                LedgerFixture.address(to),
                                Limits.NONE.with(guards),
                                StopRules.NONE),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    private static Output to(String owner, long value) {
        return LedgerFixture.output(value, owner);
    }

    private static Guards hubs(int payments) {
        return Guards.NONE.withPayments(OptionalInt.of(payments));
    }

    /** From A to B over a hub that is paid three times. */
    private void overAHub() {
        Made a = ledger.coinbase(List.of(to("A", 10)));
        ledger.coinbase(List.of(to("hub", 1)));
        ledger.coinbase(List.of(to("hub", 1)));
        Made hub = ledger.block().spend(List.of(a.out(0)), List.of(to("hub", 10)));
        ledger.block().spend(List.of(hub.out(0)), List.of(to("B", 10)));
    }

    @Test
    void leadsThroughNoHub() {
        overAHub();
        PathAnswer<Stop> answer = find("A", "B", hubs(2));
        assertThat(answer).isInstanceOf(PathAnswer.None.class);
        assertThat(answer.search().cuts()).containsExactly(java.util.Map.entry(Cut.HUB, 1));
        assertThat(answer.search().isLimited()).isTrue();
        assertThat(find("A", "B", hubs(3))).isInstanceOf(PathAnswer.Found.class);
    }

    @Test
    void whoeverIsNamedMayBeAHub() {
        overAHub();
        assertThat(find("hub", "B", hubs(2))).isInstanceOf(PathAnswer.Found.class);
        assertThat(find("A", "hub", hubs(2))).isInstanceOf(PathAnswer.Found.class);
    }

    @Test
    void leadsThroughNoLargeEntity() {
        Made a = ledger.coinbase(List.of(to("A", 10)));
        Made many = ledger.block().spend(List.of(a.out(0)), List.of(to("one of many", 10)));
        ledger.block().spend(List.of(many.out(0)), List.of(to("B", 10)));
        parties.entity("one of many", "another of many", "third of many");
        assertThat(find("A", "B", Guards.NONE.withMembers(2)).search().cuts())
                .containsOnlyKeys(Cut.ENTITY);
        assertThat(find("A", "B", Guards.NONE.withMembers(3))).isInstanceOf(PathAnswer.Found.class);
    }

    @Test
    void whenTheTimeIsSpentItSaysSo() {
        overAHub();
        PathAnswer<Stop> answer = find("A", "B", Guards.NONE.withTime(Duration.ofNanos(1)));
        assertThat(answer).isInstanceOf(PathAnswer.BudgetSpent.class);
        assertThat(answer.search().cuts()).containsOnlyKeys(Cut.CLOCK);
        assertThat(answer.search().isReproducible()).isFalse();
        assertThat(find("A", "B", Guards.NONE.withTime(Duration.ofDays(1))))
                .isInstanceOf(PathAnswer.Found.class);
    }

    @Test
    void whatOnlySeedsHaveIsRefused() {
        assertThatThrownBy(() -> find("A", "B", Guards.NONE.withShare(Rational.of(1, 100))))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no share of a seed");
        assertThatThrownBy(() -> find("A", "B", Guards.NONE.withWithin(Duration.ofDays(30))))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no seed from which time could count");
    }
}
