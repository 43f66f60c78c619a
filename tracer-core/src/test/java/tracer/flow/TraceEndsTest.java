package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.flow.Balance.Term;
import tracer.flow.LedgerFixture.Made;
import tracer.flow.TraceEnd.Limit;
import tracer.flow.TraceEnd.LimitReached;
import tracer.ledger.OutPoint;
import tracer.problem.BadInput;

/** Every reason for which a trace ends, and which one is said where several hold. */
class TraceEndsTest {
    private final LedgerFixture ledger = new LedgerFixture();
    private final PartyFixture parties = new PartyFixture();

    private Trace forward(OutPoint seed, Limits limits, StopRules stops) {
        return Traces.trace(
                ledger,
                parties,
                new TraceRequest(seed, Direction.FORWARD, Policy.FIFO, limits, stops));
    }

    private Trace backward(OutPoint target, Limits limits, StopRules stops) {
        return Traces.trace(
                ledger,
                parties,
                new TraceRequest(target, Direction.BACKWARD, Policy.FIFO, limits, stops));
    }

    @Test
    void unspentUpToTheTip() {
        Made seed = ledger.coinbase(10);
        ledger.block().coinbase(10);

        assertThat(Traces.end(forward(seed.out(0), Limits.NONE, StopRules.NONE), seed.out(0)))
                .isEqualTo(new TraceEnd.Unspent(2));
    }

    @Test
    void aSpendMayStandInAGap() {
        Made seed = ledger.coinbase(10);
        ledger.block().block().block().block().coinbase(10);
        ledger.without(2).without(4);

        Trace trace = forward(seed.out(0), Limits.NONE, StopRules.NONE);

        assertThat(Traces.end(trace, seed.out(0)))
                .isEqualTo(new TraceEnd.NotIndexed("blocks 2, 4, where it may be spent"));
        assertThat(Traces.term(trace, Term.CUT)).hasToString("10");
        assertThat(trace.isLimited()).isFalse();
    }

    @Test
    void aGapBeforeTheOutputDoesNotMatter() {
        ledger.coinbase(1);
        Made seed = ledger.block().coinbase(10);
        ledger.without(1);

        assertThat(Traces.end(forward(seed.out(0), Limits.NONE, StopRules.NONE), seed.out(0)))
                .isEqualTo(new TraceEnd.Unspent(2));
    }

    @Test
    void dataCarriersAreLost() {
        Made seed = ledger.coinbase(10);
        Made burn =
                ledger.block()
                        .spend(
                                List.of(seed.out(0)),
                                List.of(LedgerFixture.data(3), LedgerFixture.output(7, "a")));

        Trace trace = forward(seed.out(0), Limits.NONE, StopRules.NONE);

        assertThat(Traces.end(trace, burn.out(0))).isEqualTo(new TraceEnd.Unspendable());
        assertThat(Traces.term(trace, Term.UNSPENDABLE)).hasToString("3");
    }

    @Test
    void missingInputValuesAreNamed() {
        Made hidden = ledger.coinbase(7, 8, 9, 1);
        Made seed = ledger.block().coinbase(3);
        List<OutPoint> inputs = new ArrayList<>(List.of(seed.out(0)));
        for (int i = 0; i < 4; i++) {
            inputs.add(hidden.out(i));
        }
        Made mix = ledger.block().spend(inputs, 28);
        ledger.without(1);

        String missing =
                "the value of input 1 (%s), input 2 (%s), input 3 (%s) and 1 more of transaction %s: the outputs that they spend are not stored"
                        .formatted(hidden.out(0), hidden.out(1), hidden.out(2), mix.id());
        assertThat(Traces.end(forward(seed.out(0), Limits.NONE, StopRules.NONE), seed.out(0)))
                .isEqualTo(new TraceEnd.NotIndexed(missing));
        assertThat(Traces.end(backward(mix.out(0), Limits.NONE, StopRules.NONE), mix.out(0)))
                .isEqualTo(new TraceEnd.NotIndexed(missing));
    }

    @Test
    void impossibleClaimsAreNotReliedOn() {
        Made hidden = ledger.coinbase(7);
        Made seed = ledger.block().coinbase(3);
        ledger.block().spend(List.of(seed.out(0), hidden.out(0)), 10);
        ledger.without(1).claim(hidden.out(0), 6);

        assertThat(Traces.end(forward(seed.out(0), Limits.NONE, StopRules.NONE), seed.out(0)))
                .isInstanceOfSatisfying(
                        TraceEnd.NotIndexed.class,
                        end -> assertThat(end.missing()).contains("9 satoshis, its outputs to 10"));
    }

    @Test
    void aPayingTransactionThatIsNotStoredIsNamed() {
        Made hidden = ledger.coinbase(7);
        Made seed = ledger.block().spend(List.of(hidden.out(0)), 7);
        ledger.without(1).claim(hidden.out(0), 7);

        assertThat(Traces.end(backward(seed.out(0), Limits.NONE, StopRules.NONE), hidden.out(0)))
                .isEqualTo(
                        new TraceEnd.NotIndexed(
                                "transaction %s, which pays it".formatted(hidden.id())));
    }

    @Test
    void endsAtALabelledServiceAndNotAtOtherParties() {
        Made seed = ledger.coinbase(List.of(LedgerFixture.output(10, "exchange")));
        Made pay =
                ledger.block()
                        .spend(
                                List.of(seed.out(0)),
                                List.of(
                                        LedgerFixture.output(4, "exchange"),
                                        LedgerFixture.output(6, "shop")));
        Made on = ledger.block().spend(List.of(pay.out(0), pay.out(1)), 10);
        Label exchange = parties.label("exchange", Category.EXCHANGE);
        parties.label("exchange", Category.SANCTIONED);
        parties.label("shop", Category.MERCHANT);

        Trace trace = forward(seed.out(0), Limits.NONE, StopRules.DEFAULT);

        assertThat(Traces.end(trace, pay.out(0)))
                .isEqualTo(new TraceEnd.AtService(List.of(exchange), false));
        assertThat(Traces.at(trace, pay.out(1)).fate())
                .isEqualTo(new Holding.Fate.Followed(on.id()));
        assertThat(Traces.term(trace, Term.STOPS)).hasToString("4");
        assertThat(forward(seed.out(0), Limits.NONE, StopRules.NONE).leaves()).hasSize(1);
    }

    @Test
    void aSanctionMarksAndNeverStops() {
        Made seed = ledger.coinbase(10);
        Made pay =
                ledger.block()
                        .spend(
                                List.of(seed.out(0)),
                                List.of(LedgerFixture.output(10, "listed party")));
        Made on = ledger.block().spend(List.of(pay.out(0)), 10);
        parties.label("listed party", Category.SANCTIONED);
        parties.label("another of it", Category.SANCTIONED);
        parties.entity("listed party", "another of it");

        Trace trace = forward(seed.out(0), Limits.NONE, StopRules.DEFAULT);

        assertThat(Traces.at(trace, pay.out(0)).fate())
                .isEqualTo(new Holding.Fate.Followed(on.id()));
        assertThat(Traces.term(trace, Term.STOPS)).hasToString("0");
        assertThatThrownBy(() ->
                        new StopRules(Set.of(Category.EXCHANGE, Category.SANCTIONED), true, true))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("never stops");
    }

    @Test
    void endsAtTheEntityOfALabelledScript() {
        Made seed = ledger.coinbase(10);
        Made pay =
                ledger.block()
                        .spend(
                                List.of(seed.out(0)),
                                List.of(LedgerFixture.output(10, "deposit address")));
        Label label = parties.label("hot wallet", Category.EXCHANGE);
        parties.label("nobody", Category.EXCHANGE);
        parties.label("cold wallet", Category.OTHER);
        Label second = parties.label("cold wallet", Category.EXCHANGE);
        parties.entity("hot wallet", "deposit address", "cold wallet");

        assertThat(Traces.end(forward(seed.out(0), Limits.NONE, StopRules.DEFAULT), pay.out(0)))
                .isEqualTo(new TraceEnd.AtService(List.of(second, label), true));
        StopRules direct = new StopRules(StopRules.DEFAULT.categories(), false, true);
        assertThat(Traces.end(forward(seed.out(0), Limits.NONE, direct), pay.out(0)))
                .isEqualTo(new TraceEnd.Unspent(2));
    }

    @Test
    void backwardEndsWhereAServicePaid() {
        Made exchange = ledger.coinbase(List.of(LedgerFixture.output(10, "exchange")));
        Made pay = ledger.block().spend(List.of(exchange.out(0)), 10);
        Made on = ledger.block().spend(List.of(pay.out(0)), 9);
        Label label = parties.label("exchange", Category.EXCHANGE);

        Trace trace = backward(on.out(0), Limits.NONE, StopRules.DEFAULT);

        assertThat(Traces.end(trace, exchange.out(0)))
                .isEqualTo(new TraceEnd.AtService(List.of(label), false));
        assertThat(Traces.at(trace, exchange.out(0)).spentIn()).contains(pay.id());
        assertThat(Traces.term(trace, Term.STOPS)).hasToString("9");
    }

    @Test
    void endsBeforeACollaborativeSpend() {
        Made seed = ledger.coinbase(10);
        Made other = ledger.coinbase(10);
        Made mix = ledger.block().spend(List.of(seed.out(0), other.out(0)), 5, 5, 5, 5);

        TraceEnd mixed = new TraceEnd.Mixed("four-outputs v1");
        assertThat(Traces.end(forward(seed.out(0), Limits.NONE, StopRules.DEFAULT), seed.out(0)))
                .isEqualTo(mixed);
        assertThat(Traces.end(backward(mix.out(3), Limits.NONE, StopRules.DEFAULT), mix.out(3)))
                .isEqualTo(mixed);
    }

    @Test
    void newValueIsTheEndOfABackwardTrace() {
        Made coinbase = ledger.coinbase(10);

        assertThat(
                        Traces.end(
                                backward(coinbase.out(0), Limits.NONE, StopRules.NONE),
                                coinbase.out(0)))
                .isEqualTo(new TraceEnd.Coinbase(1));
    }

    @Test
    void saysWhichLimitCut() {
        Made seed = ledger.coinbase(10);
        Made a = ledger.block().spend(List.of(seed.out(0)), 4, 6);
        Made b = ledger.block().spend(List.of(a.out(0)), 4);
        ledger.block().spend(List.of(a.out(1)), 6);
        ledger.block().spend(List.of(b.out(0)), 4);
        Limits hops = Limits.NONE.withHops(1);
        Limits height = limits(OptionalInt.of(3), Optional.empty(), Optional.empty(), 9);
        Limits value =
                limits(
                        OptionalInt.empty(),
                        Optional.of(BigInteger.valueOf(5)),
                        Optional.empty(),
                        9);
        Limits time =
                limits(
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.of(Instant.ofEpochSecond(600L * 3)),
                        9);
        Limits budget = limits(OptionalInt.empty(), Optional.empty(), Optional.empty(), 2);

        assertThat(cuts(seed.out(0), hops)).containsOnly(a.out(0) + " HOPS", a.out(1) + " HOPS");
        assertThat(cuts(seed.out(0), height))
                .containsOnly(b.out(0) + " HEIGHT", a.out(1) + " HEIGHT");
        assertThat(cuts(seed.out(0), value)).containsOnly(a.out(0) + " MIN_TRACED");
        assertThat(cuts(seed.out(0), time)).containsOnly(b.out(0) + " TIME", a.out(1) + " TIME");
        assertThat(cuts(seed.out(0), budget))
                .containsOnly(b.out(0) + " TRANSACTIONS", a.out(1) + " TRANSACTIONS");
    }

    /** What nobody has spent is not cut by a limit: there is nothing to go on to. */
    @Test
    void anUnspentOutputAtTheLimitIsUnspent() {
        Made seed = ledger.coinbase(10);

        assertThat(
                        Traces.end(
                                forward(seed.out(0), Limits.NONE.withHops(0), StopRules.NONE),
                                seed.out(0)))
                .isEqualTo(new TraceEnd.Unspent(1));
    }

    /** Found first, but later in the chain: the budget goes to the earlier one. */
    @Test
    void theBudgetGoesToTheFirstInTheChainNotToTheFirstFound() {
        Made seed = ledger.coinbase(10);
        Made fork = ledger.block().spend(List.of(seed.out(0)), 4, 6);
        Made near = ledger.block().spend(List.of(fork.out(0)), 4);
        Made far = ledger.block().spend(List.of(near.out(0)), 4);
        Made late = ledger.block().spend(List.of(fork.out(1)), 6);

        Trace trace =
                forward(
                        seed.out(0),
                        limits(OptionalInt.empty(), Optional.empty(), Optional.empty(), 3),
                        StopRules.NONE);

        assertThat(trace.steps())
                .extracting(s -> s.transaction().id())
                .containsExactly(fork.id(), near.id(), far.id());
        assertThat(Traces.end(trace, fork.out(1))).isEqualTo(new LimitReached(Limit.TRANSACTIONS));
        assertThat(Traces.byOutput(trace)).doesNotContainKey(late.out(0));
    }

    @Test
    void exactHaircutEndsBeforeItsDigitsOverflowAndWholeSatoshisGoOn() {
        Made seed = ledger.coinbase(1_000_000);
        OutPoint last = seed.out(0);
        for (int i = 0; i < Policy.MOST_MIXINGS + 1; i++) {
            Made other = ledger.block().coinbase(1_000_003);
            last = ledger.spend(List.of(last, other.out(0)), 1_000_000, 1_000_000).out(0);
        }
        Trace exact = Traces.trace(ledger, Traces.forward(seed.out(0), Policy.HAIRCUT));
        Trace whole = Traces.trace(ledger, Traces.forward(seed.out(0), Policy.HAIRCUT_INT));

        assertThat(exact.steps()).hasSize(Policy.MOST_MIXINGS);
        assertThat(exact.leaves())
                .extracting(Traces::end)
                .containsOnlyOnce(new LimitReached(Limit.DIGITS));
        assertThat(exact.balance().closes()).isTrue();
        assertThat(whole.isLimited()).isFalse();
    }

    private List<String> cuts(OutPoint seed, Limits limits) {
        return forward(seed, limits, StopRules.NONE).leaves().stream()
                .filter(h -> Traces.end(h) instanceof LimitReached)
                .map(h -> h.output() + " " + ((LimitReached) Traces.end(h)).limit())
                .toList();
    }

    private static Limits limits(
            OptionalInt toHeight,
            Optional<BigInteger> least,
            Optional<Instant> to,
            int transactions) {
        return new Limits(
                OptionalInt.empty(),
                least,
                OptionalInt.empty(),
                toHeight,
                Optional.empty(),
                to,
                transactions);
    }
}
