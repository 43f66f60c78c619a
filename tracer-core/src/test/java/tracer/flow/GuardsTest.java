package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.flow.Balance.Term;
import tracer.flow.LedgerFixture.Made;
import tracer.flow.TraceEnd.Limit;
import tracer.flow.TraceEnd.LimitReached;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PaymentCount;
import tracer.problem.BadInput;

/** Limits by share, age, holder and clock. */
class GuardsTest {
    private final LedgerFixture ledger = new LedgerFixture();
    private final PartyFixture parties = new PartyFixture();

    private Trace forward(OutPoint seed, Guards guards) {
        return Traces.trace(ledger, parties, question(seed, Direction.FORWARD, guards));
    }

    private static TraceRequest question(OutPoint seed, Direction direction, Guards guards) {
        return new TraceRequest(
                seed, direction, Policy.FIFO, Limits.NONE.with(guards), StopRules.NONE);
    }

    @Test
    void aShareIsExactAndOfTheSeedNotOfTheOutput() {
        Made seed = ledger.coinbase(300);
        Made split = ledger.block().spend(List.of(seed.out(0)), 100, 99, 101);
        for (int i = 0; i < 3; i++) {
            ledger.block().spend(List.of(split.out(i)), 99);
        }

        Trace trace = forward(seed.out(0), Guards.NONE.withShare(Rational.of(1, 3)));

        assertThat(Traces.end(trace, split.out(1))).isEqualTo(new LimitReached(Limit.SHARE));
        assertThat(Traces.at(trace, split.out(0)).fate()).isInstanceOf(Holding.Fate.Followed.class);
        assertThat(Traces.term(trace, Term.CUT)).hasToString("99");
        assertThat(trace.isLimited()).isTrue();
        assertThat(trace.isReproducible()).isTrue();
    }

    /** The last block that may be entered is stamped exactly so much away. */
    @Test
    void anAgeCountsFromTheSeedsOwnTime() {
        Made first = at(100).coinbase(10);
        Made second = at(160).spend(List.of(first.out(0)), 10);
        Made third = at(221).spend(List.of(second.out(0)), 10);
        at(120).spend(List.of(third.out(0)), 10);
        Guards minute = Guards.NONE.withWithin(Duration.ofMinutes(1));

        Trace forward = forward(first.out(0), minute);
        Trace backward =
                Traces.trace(ledger, parties, question(third.out(0), Direction.BACKWARD, minute));
        Trace wider =
                Traces.trace(
                        ledger,
                        parties,
                        question(
                                third.out(0),
                                Direction.BACKWARD,
                                minute.withWithin(Duration.ofSeconds(121))));

        assertThat(Traces.end(forward, second.out(0))).isEqualTo(new LimitReached(Limit.AGE));
        assertThat(Traces.end(backward, second.out(0))).isEqualTo(new LimitReached(Limit.AGE));
        assertThat(Traces.end(wider, first.out(0))).isInstanceOf(TraceEnd.Coinbase.class);
    }

    private LedgerFixture at(long second) {
        return ledger.block().stamped(Instant.ofEpochSecond(second));
    }

    @Test
    void anAgeBeyondAllTimesCutsNothing() {
        Made seed = ledger.coinbase(10);
        ledger.block().spend(List.of(seed.out(0)), 10);

        Trace trace = forward(seed.out(0), Guards.NONE.withWithin(TimeSpan.of("999999999d")));

        assertThat(trace.isLimited()).isFalse();
    }

    @Test
    void aHubEndsWithItsCountAndOnlyWhereValueGoesOn() {
        Made seed = ledger.coinbase(100);
        Made paid =
                ledger.block()
                        .spend(
                                List.of(seed.out(0)),
                                List.of(
                                        LedgerFixture.output(60, "hub"),
                                        LedgerFixture.output(40, "hub")));
        Made on = ledger.block().spend(List.of(paid.out(0)), 60);
        ledger.coinbase(List.of(LedgerFixture.output(1, "hub")));

        Trace free = forward(seed.out(0), Guards.NONE.withPayments(OptionalInt.of(3)));
        Trace cut = forward(seed.out(0), Guards.NONE.withPayments(OptionalInt.of(2)));

        assertThat(Traces.byOutput(free)).containsKey(on.out(0));
        assertThat(Traces.end(cut, paid.out(0)))
                .isEqualTo(new TraceEnd.Hub(PaymentCount.exactly(3)));
        assertThat(Traces.at(cut, paid.out(0)).spentIn()).contains(on.id());
        assertThat(Traces.end(cut, paid.out(1))).isInstanceOf(TraceEnd.Unspent.class);
        assertThat(Traces.term(cut, Term.CUT)).hasToString("60");
        assertThat(Traces.term(cut, Term.UNSPENT)).hasToString("40");
        assertThat(cut.isLimited()).isTrue();
    }

    @Test
    void theSeedMayLieAtAHubOrALargeEntity() {
        parties.entity("hub", "twin");
        Made seed =
                ledger.coinbase(
                        List.of(LedgerFixture.output(5, "hub"), LedgerFixture.output(5, "hub")));
        Made on = ledger.block().spend(List.of(seed.out(0)), 5);

        Trace trace =
                forward(seed.out(0), Guards.NONE.withPayments(OptionalInt.of(1)).withMembers(1));

        assertThat(Traces.byOutput(trace)).containsKey(on.out(0));
    }

    @Test
    void aLargeEntityEndsAsAnInferenceBeforeAHub() {
        parties.entity("a", "b", "c");
        Made seed = ledger.coinbase(10);
        Made paid =
                ledger.block().spend(List.of(seed.out(0)), List.of(LedgerFixture.output(10, "b")));
        ledger.block().spend(List.of(paid.out(0)), 10);
        ledger.coinbase(List.of(LedgerFixture.output(1, "b")));

        Trace trace =
                forward(seed.out(0), Guards.NONE.withPayments(OptionalInt.of(1)).withMembers(2));

        assertThat(Traces.end(trace, paid.out(0)))
                .isInstanceOfSatisfying(
                        TraceEnd.LargeEntity.class,
                        e -> assertThat(e.entity().members()).isEqualTo(3));
    }

    /** A payout to thousands is no hub: each is followed, and the store is asked once a hop. */
    @Test
    void aTransactionOfTwoThousandOutputsIsNoHub() {
        Made seed = ledger.coinbase(2_000);
        List<Output> payees = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            payees.add(LedgerFixture.output(1, "payee " + i));
        }
        Made payout = ledger.block().spend(List.of(seed.out(0)), payees);
        ledger.block();
        for (int i = 0; i < 2_000; i++) {
            ledger.spend(List.of(payout.out(i)), 1);
        }

        Trace trace = forward(seed.out(0), Guards.DEFAULT);

        assertThat(trace.steps()).hasSize(2_001);
        assertThat(trace.isLimited()).isFalse();
        assertThat(ledger.spenderQuestions).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("tracer.flow.Traces#policies")
    void aSpentBudgetOfTimeIsAnEndThatIsNotReproducible(Policy policy) {
        Made seed = ledger.coinbase(10);
        OutPoint last = seed.out(0);
        for (int i = 0; i < 20; i++) {
            last = ledger.block().spend(List.of(last), 10).out(0);
        }
        AtomicLong clock = new AtomicLong(-3);
        TraceRequest question =
                new TraceRequest(
                        seed.out(0),
                        Direction.FORWARD,
                        policy,
                        Limits.NONE.with(Guards.NONE.withTime(Duration.ofNanos(5))),
                        StopRules.NONE);
        Trace trace =
                new FlowTracing(
                                ledger,
                                parties,
                                parties,
                                Traces.FOUR_OUTPUTS,
                                clock::incrementAndGet)
                        .trace(question, Progress.SILENT, Cancellation.NEVER);

        assertThat(trace.steps()).hasSize(4);
        assertThat(trace.leaves())
                .singleElement()
                .satisfies(h -> assertThat(Traces.end(h)).isEqualTo(new LimitReached(Limit.CLOCK)));
        assertThat(trace.isReproducible()).isFalse();
        assertThat(trace.balance().closes()).isTrue();
    }

    @Test
    void aCancelledTraceIsNotReproducibleEither() {
        Made seed = ledger.coinbase(10);
        ledger.block().spend(List.of(seed.out(0)), 10);

        Trace trace =
                new FlowTracing(ledger, parties, parties)
                        .trace(
                                question(seed.out(0), Direction.FORWARD, Guards.DEFAULT),
                                Progress.SILENT,
                                () -> true);

        assertThat(Traces.end(trace, seed.out(0))).isEqualTo(new LimitReached(Limit.CANCELLED));
        assertThat(trace.isReproducible()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1/3, 1/3", "2/6, 1/3", "2.5%, 1/40", "0.025, 1/40", "100%, 1", "1, 1"})
    void sharesAreReadExactly(String text, String exact) {
        assertThat(Share.of(text)).hasToString(exact);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "0%", "101%", "2/1", "1/0", "-1/3", "1e-3", ".5", "1/3/4", "½"})
    void whatIsNoShareIsRefused(String text) {
        assertThatThrownBy(() -> Share.of(text)).isInstanceOf(BadInput.class);
    }

    @ParameterizedTest
    @CsvSource({"30d, 30d", "24h, 1d", "90m, 90m", "60s, 1m", "45s, 45s", "48h, 2d"})
    void spansArePrintedInTheLargestWholeUnit(String text, String printed) {
        assertThat(TimeSpan.text(TimeSpan.of(text))).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "d", "1.5d", "-1d", "1w", "99999999999d", "1 d"})
    void whatIsNoSpanIsRefused(String text) {
        assertThatThrownBy(() -> TimeSpan.of(text)).isInstanceOf(BadInput.class);
    }

    @Test
    void guardsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> Guards.NONE.withPayments(OptionalInt.of(0)))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> Guards.NONE.withMembers(0)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> Guards.NONE.withTime(Duration.ZERO)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> Guards.NONE.withShare(Rational.of(3, 2)))
                .isInstanceOf(BadInput.class);
    }
}
