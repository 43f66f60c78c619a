package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tracer.flow.Balance.Item;
import tracer.flow.Balance.Term;
import tracer.flow.LedgerFixture.Made;
import tracer.flow.TraceEnd.Limit;
import tracer.flow.TraceEnd.LimitReached;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.OutPoint;
import tracer.ledger.TxId;
import tracer.problem.DataGap;
import tracer.problem.NotFound;

/** What a trace says, by example: value, order, balance, seeds. Its ends have their own test. */
class FlowTracingTest {
    private final LedgerFixture ledger = new LedgerFixture();

    /** METHODS section 3.1: 3 traced, 7 other, outputs 4 and 5, fee 1. */
    @Test
    void haircutSharesThreeOfTen() {
        Made dirty = ledger.coinbase(3);
        Made clean = ledger.coinbase(7);
        Made mix = ledger.block().spend(List.of(dirty.out(0), clean.out(0)), 4, 5);

        Trace trace = Traces.trace(ledger, Traces.forward(dirty.out(0), Policy.HAIRCUT));

        assertThat(Traces.amounts(trace, mix.out(0), mix.out(1))).containsExactly("6/5", "3/2");
        assertThat(Traces.term(trace, Term.FEES)).hasToString("3/10");
        assertThat(trace.steps())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.transaction().id()).isEqualTo(mix.id());
                    assertThat(step.hop()).isEqualTo(1);
                    assertThat(step.tracedIn()).hasToString("3");
                    assertThat(step.tracedFee()).hasToString("3/10");
                    assertThat(step.onClaims()).isFalse();
                });
    }

    @Test
    void fifoGivesTheFirstOutputTheFirstInput() {
        Made dirty = ledger.coinbase(3);
        Made clean = ledger.coinbase(7);
        Made mix = ledger.block().spend(List.of(dirty.out(0), clean.out(0)), 4, 5);

        Trace trace = Traces.trace(ledger, Traces.forward(dirty.out(0), Policy.FIFO));

        assertThat(trace.holdings()).hasSize(2);
        assertThat(Traces.at(trace, mix.out(0)).runs()).containsExactly(Run.of(0, 3));
        assertThat(Traces.term(trace, Term.FEES)).isEqualTo(Rational.ZERO);
    }

    @Test
    void fifoBackwardFindsTheInputsThatFilledAnOutput() {
        Made first = ledger.coinbase(3);
        Made second = ledger.coinbase(7);
        Made mix = ledger.block().spend(List.of(first.out(0), second.out(0)), 4, 5);

        Trace trace = Traces.trace(ledger, Traces.backward(mix.out(0), Policy.FIFO));

        assertThat(Traces.at(trace, first.out(0)).runs()).containsExactly(Run.of(0, 3));
        assertThat(Traces.at(trace, second.out(0)).runs()).containsExactly(Run.of(0, 1));
        assertThat(Traces.term(trace, Term.COINBASE)).hasToString("4");
    }

    @Test
    void fifoBackwardMergesWantedOutputsOfOneTransaction() {
        Made source = ledger.coinbase(10);
        Made split = ledger.block().spend(List.of(source.out(0)), 4, 6);
        Made merge = ledger.block().spend(List.of(split.out(0), split.out(1)), 10);

        Trace trace = Traces.trace(ledger, Traces.backward(merge.out(0), Policy.FIFO));

        assertThat(Traces.at(trace, source.out(0)).runs()).containsExactly(Run.of(0, 10));
        assertThat(trace.steps())
                .extracting(s -> s.transaction().id())
                .containsExactly(merge.id(), split.id());
    }

    @Test
    void haircutBackwardSharesAmongAllInputsWithoutTheFee() {
        Made a = ledger.coinbase(3);
        Made b = ledger.coinbase(7);
        Made mix = ledger.block().spend(List.of(a.out(0), b.out(0)), 4, 5);

        Trace trace = Traces.trace(ledger, Traces.backward(mix.out(1), Policy.HAIRCUT));

        assertThat(Traces.amounts(trace, a.out(0), b.out(0))).containsExactly("3/2", "7/2");
        assertThat(trace.balance().terms())
                .extracting(Balance.Sum::term)
                .containsExactly(Term.STOPS, Term.COINBASE, Term.CUT);
        assertThat(trace.steps()).extracting(Step::tracedFee).containsExactly(Rational.ZERO);
    }

    /** A long way round and a short one meet: the meeting is computed with both. */
    @Test
    void waitsForTheLongWayRound() {
        Made seed = ledger.coinbase(100);
        Made fork = ledger.block().spend(List.of(seed.out(0)), 40, 60);
        Made a = ledger.block().spend(List.of(fork.out(1)), 60);
        Made b = ledger.block().spend(List.of(a.out(0)), 60);
        Made meet = ledger.block().spend(List.of(fork.out(0), b.out(0)), 100);
        Made end = ledger.block().spend(List.of(meet.out(0)), 99);

        Trace trace = Traces.trace(ledger, Traces.forward(seed.out(0), Policy.HAIRCUT));

        assertThat(Traces.at(trace, meet.out(0)).traced()).hasToString("100");
        assertThat(Traces.at(trace, meet.out(0)).hop()).isEqualTo(2);
        assertThat(Traces.at(trace, end.out(0)).traced()).hasToString("99");
        assertThat(trace.steps()).extracting(Step::hop).containsExactly(1, 2, 3, 2, 3);
    }

    @Test
    void ordersHoldingsByHopThenOutpointAndListsEveryTerm() {
        Made seed = ledger.coinbase(10);
        Made split = ledger.block().spend(List.of(seed.out(0)), 1, 2, 3);
        ledger.block().spend(List.of(split.out(1)), 2);

        Trace trace = Traces.trace(ledger, Traces.forward(seed.out(0), Policy.FIFO));

        assertThat(trace.holdings()).extracting(Holding::hop).containsExactly(0, 1, 1, 1, 2);
        assertThat(trace.holdings().subList(1, 4)).extracting(Holding::output).isSorted();
        assertThat(trace.balance().terms())
                .extracting(Balance.Sum::term)
                .containsExactly(Term.STOPS, Term.UNSPENT, Term.FEES, Term.UNSPENDABLE, Term.CUT);
        assertThat(trace.balance().terms().get(2).items())
                .containsExactly(new Item(split.id().toString(), Rational.of(4)));
        assertThat(trace.asOf()).isEqualTo(ledger.coverage().tip().orElseThrow());
    }

    @Test
    void tellsWhoPaysAndWhoSpends() {
        Made seed = ledger.coinbase(10);
        Made spend = ledger.block().spend(List.of(seed.out(0)), 10);
        Made next = ledger.block().spend(List.of(spend.out(0)), 10);

        Holding forward =
                Traces.at(
                        Traces.trace(ledger, Traces.forward(seed.out(0), Policy.FIFO)),
                        spend.out(0));
        Trace back = Traces.trace(ledger, Traces.backward(spend.out(0), Policy.FIFO));

        assertThat(forward.created().orElseThrow().height()).isEqualTo(2);
        assertThat(forward.spentIn()).contains(next.id());
        assertThat(forward.fate()).isEqualTo(new Holding.Fate.Followed(next.id()));
        assertThat(back.holdings().getFirst())
                .isEqualTo(
                        new Holding(
                                forward.output(),
                                forward.content(),
                                false,
                                forward.created(),
                                forward.spentIn(),
                                forward.traced(),
                                forward.runs(),
                                0,
                                new Holding.Fate.Followed(spend.id())));
        assertThat(back.holdings().getLast().created().orElseThrow().height()).isEqualTo(1);
        assertThat(back.holdings().getLast().spentIn()).contains(spend.id());
    }

    @Test
    void outputsOfNoTracedValueAreNoHoldings() {
        Made seed = ledger.coinbase(10);
        ledger.block().spend(List.of(seed.out(0)), 0, 10);

        assertThat(Traces.trace(ledger, Traces.forward(seed.out(0), Policy.HAIRCUT)).holdings())
                .hasSize(2);
    }

    @Test
    void aSeedOfNoValueHasNothingToFollow() {
        Made seed = ledger.coinbase(0);
        Made other = ledger.coinbase(5);
        ledger.block().spend(List.of(seed.out(0), other.out(0)), 5);

        for (Policy policy : Traces.policies()) {
            Trace trace = Traces.trace(ledger, Traces.forward(seed.out(0), policy));
            assertThat(trace.holdings())
                    .singleElement()
                    .extracting(Holding::traced)
                    .isEqualTo(Rational.ZERO);
            assertThat(trace.balance().source()).isEqualTo(Rational.ZERO);
        }
    }

    @Test
    void countsOnClaimedValuesAndSaysSo() {
        Made hidden = ledger.coinbase(7);
        Made seed = ledger.block().coinbase(3);
        Made mix = ledger.block().spend(List.of(seed.out(0), hidden.out(0)), 10);
        ledger.without(1).claim(hidden.out(0), 7);

        Trace forward = Traces.trace(ledger, Traces.forward(seed.out(0), Policy.HAIRCUT));
        Trace backward = Traces.trace(ledger, Traces.backward(mix.out(0), Policy.HAIRCUT));

        assertThat(forward.steps()).extracting(Step::onClaims).containsExactly(true);
        assertThat(Traces.at(backward, hidden.out(0)).claimed()).isTrue();
        assertThat(Traces.at(backward, hidden.out(0)).created()).isEmpty();
        assertThat(Traces.at(backward, seed.out(0)).claimed()).isFalse();
        assertThat(Traces.term(backward, Term.CUT)).hasToString("7");
    }

    @Test
    void anUnknownTransactionIsNotFoundInACompleteLedger() {
        ledger.coinbase(1);
        TxId unknown = TxId.of("ab".repeat(32));

        assertThatThrownBy(() ->
                        Traces.trace(ledger, Traces.forward(new OutPoint(unknown, 0), Policy.FIFO)))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining(unknown.toString())
                .hasMessageContaining("height 1");
    }

    @Test
    void anUnknownTransactionMayStandInAGap() {
        Made hidden = ledger.coinbase(1);
        ledger.block().coinbase(1);
        ledger.without(1);

        assertThatThrownBy(() -> Traces.trace(ledger, Traces.forward(hidden.out(0), Policy.FIFO)))
                .isInstanceOf(DataGap.class)
                .hasMessageContaining("blocks 1 ");
    }

    @Test
    void anEmptyStoreIsAGap() {
        ledger.without(0).without(1);

        assertThatThrownBy(() ->
                        Traces.trace(
                                ledger,
                                Traces.forward(
                                        new OutPoint(TxId.of("ab".repeat(32)), 0), Policy.FIFO)))
                .isInstanceOf(DataGap.class)
                .hasMessageContaining("no blocks are stored");
    }

    @Test
    void anOutputThatTheTransactionDoesNotHaveIsNotFound() {
        Made seed = ledger.coinbase(1, 2);

        assertThatThrownBy(() -> Traces.trace(ledger, Traces.forward(seed.out(2), Policy.FIFO)))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("no output 2: it has 2");
    }

    @Test
    void aRepeatedCoinbasePaidItsOutpointTwice() {
        Made coinbase = ledger.coinbase(50);
        ledger.block().repeat(coinbase);

        Trace forward = Traces.trace(ledger, Traces.forward(coinbase.out(0), Policy.FIFO));
        Trace backward = Traces.trace(ledger, Traces.backward(coinbase.out(0), Policy.FIFO));

        assertThat(forward.holdings())
                .extracting(h -> h.created().orElseThrow().height())
                .containsExactly(2, 1);
        assertThat(Traces.end(forward.holdings().getFirst())).isEqualTo(new TraceEnd.Unspent(2));
        assertThat(Traces.end(forward.holdings().getLast()))
                .isEqualTo(
                        new TraceEnd.Overwritten(
                                forward.holdings().getFirst().created().orElseThrow()));
        assertThat(forward.balance().source()).hasToString("100");
        assertThat(Traces.term(forward, Term.UNSPENDABLE)).hasToString("50");
        assertThat(backward.leaves())
                .extracting(Traces::end)
                .containsExactly(new TraceEnd.Coinbase(2), new TraceEnd.Coinbase(1));
    }

    @Test
    void aCancelledTraceKeepsWhatItHas() {
        Made seed = ledger.coinbase(10);
        Made a = ledger.block().spend(List.of(seed.out(0)), 9);
        ledger.block().spend(List.of(a.out(0)), 9);
        List<Boolean> asked = new ArrayList<>();
        Cancellation second =
                () -> {
                    asked.add(true);
                    return asked.size() > 1;
                };
        PartyFixture parties = new PartyFixture();

        Trace trace =
                new FlowTracing(ledger, parties, parties, Traces.FOUR_OUTPUTS)
                        .trace(Traces.forward(seed.out(0), Policy.FIFO), Progress.SILENT, second);

        assertThat(Traces.end(trace, a.out(0))).isEqualTo(new LimitReached(Limit.CANCELLED));
        assertThat(Traces.term(trace, Term.CUT)).hasToString("9");
        assertThat(Traces.term(trace, Term.FEES)).hasToString("1");
        assertThat(trace.isLimited()).isTrue();
    }

    @Test
    void refusesToAnswerFromTwoBranches() {
        Made seed = ledger.coinbase(10);
        ledger.reorganise();

        assertThatThrownBy(() -> Traces.trace(ledger, Traces.forward(seed.out(0), Policy.FIFO)))
                .isInstanceOf(DataGap.class)
                .hasMessageContaining("ask again");
    }

    @Test
    void reportsEveryTransactionThatItFollows() {
        Made seed = ledger.coinbase(10);
        Made a = ledger.block().spend(List.of(seed.out(0)), 9);
        ledger.block().spend(List.of(a.out(0)), 9);
        List<String> told = new ArrayList<>();
        Progress progress =
                new Progress() {
                    @Override
                    public void begin(String task, String unit, long total) {
                        told.add(task + " " + unit + " " + total);
                    }

                    @Override
                    public void advance(long units) {
                        told.add("+" + units);
                    }

                    @Override
                    public void end() {
                        told.add("end");
                    }
                };
        PartyFixture parties = new PartyFixture();

        new FlowTracing(ledger, parties, parties, Traces.FOUR_OUTPUTS)
                .trace(Traces.forward(seed.out(0), Policy.FIFO), progress, Cancellation.NEVER);

        assertThat(told).containsExactly("trace transactions -1", "+1", "+1", "end");
    }
}
