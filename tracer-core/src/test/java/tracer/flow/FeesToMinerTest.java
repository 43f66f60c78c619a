package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.flow.Balance.Term;
import tracer.flow.LedgerFixture.Made;
import tracer.flow.RewardPart.Kind;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;

/**
 * Fees followed into coinbases. At height 4,500 a {@code regtest} block may create 4 satoshis,
 * which leaves vectors that can be worked out by hand.
 */
class FeesToMinerTest {
    private static final int HEIGHT = 4_500;
    private static final int LEDGERS = 300;

    private final LedgerFixture ledger = new LedgerFixture();

    /**
     * Into the coinbase go 4 of subsidy, 3 of the first fee, all traced, and 2 of another.
     *
     * @param outputs what the coinbase pays out of the 9
     */
    private Made block(Made dirty, Made clean, long... outputs) {
        ledger.block(HEIGHT);
        Made coinbase = ledger.coinbase(outputs);
        ledger.spend(List.of(dirty.out(0)), 7);
        ledger.spend(List.of(clean.out(0)), 1);
        return coinbase;
    }

    @ParameterizedTest
    @CsvSource({
        "fifo, 1, 2, 0",
        "lifo, 3, 0, 0",
        "haircut, 5/3, 1, 1/3",
        "haircut-int, 2, 1, 0",
        "highest-output-first, 3, 0, 0",
        "dirty-first, 3, 0, 0",
        "clean-first, 0, 2, 1"
    })
    void aCoinbaseMixesSubsidyAndFeesInOrder(
            String policy, String first, String second, String unclaimed) {
        Made dirty = ledger.coinbase(10);
        Made clean = ledger.coinbase(3);
        Made coinbase = block(dirty, clean, 5, 3);
        Trace trace =
                Traces.trace(
                        ledger, Traces.toMiner(Traces.forward(dirty.out(0), Policy.of(policy))));
        assertThat(traced(trace, coinbase.out(0))).hasToString(first);
        assertThat(traced(trace, coinbase.out(1))).hasToString(second);
        assertThat(unclaimed(trace)).hasToString(unclaimed);
        assertThat(Traces.term(trace, Term.FEES).isZero()).isTrue();
        assertThat(Traces.term(trace, Term.UNSPENDABLE)).hasToString(unclaimed);
        assertThat(trace.balance().source()).hasToString("10");
        RewardPart fee = trace.rewards().getFirst();
        assertThat(fee.kind()).isEqualTo(Kind.FEE);
        assertThat(fee.traced()).hasToString("3");
        assertThat(fee.hop()).isEqualTo(1);
        assertThat(fee.fate()).isEqualTo(new Holding.Fate.Followed(coinbase.id()));
        assertThat(trace.steps().getLast().transaction().id()).isEqualTo(coinbase.id());
        assertThat(trace.steps().getLast().hop()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"fifo, 1, 4", "lifo, 3, 0", "haircut, 5/3, 20/9"})
    void backwardItComesOutOfTheFeesAndTheSubsidy(
            String policy, String ofTheDirty, String ofTheSubsidy) {
        Made dirty = ledger.coinbase(10);
        Made clean = ledger.coinbase(3);
        Made coinbase = block(dirty, clean, 5, 3);
        Trace trace =
                Traces.trace(
                        ledger,
                        Traces.toMiner(Traces.backward(coinbase.out(0), Policy.of(policy))));
        assertThat(traced(trace, dirty.out(0))).hasToString(ofTheDirty);
        assertThat(
                        trace.rewards().stream()
                                .filter(r -> r.kind() == Kind.SUBSIDY)
                                .peek(r ->
                                        assertThat(r.fate())
                                                .isEqualTo(
                                                        new Holding.Fate.Ended(
                                                                new TraceEnd.Coinbase(HEIGHT))))
                                .map(RewardPart::traced)
                                .reduce(Rational.ZERO, Rational::plus))
                .hasToString(ofTheSubsidy);
    }

    /** The fee of one whose inputs came out of the same block goes the same way. */
    @Test
    void aChainWithinABlockPaysBeforeTheCoinbasePaysOut() {
        Made dirty = ledger.coinbase(10);
        ledger.block(HEIGHT);
        Made coinbase = ledger.coinbase(9);
        Made first = ledger.spend(List.of(dirty.out(0)), 8);
        ledger.spend(List.of(first.out(0)), 5);
        Trace trace =
                Traces.trace(ledger, Traces.toMiner(Traces.forward(dirty.out(0), Policy.FIFO)));
        assertThat(traced(trace, coinbase.out(0))).hasToString("5");
        assertThat(trace.steps().stream().map(s -> s.hop()).toList()).containsExactly(1, 2, 2);
        assertThat(ledger.blockQuestions).isEqualTo(1);
    }

    @Test
    void anUnknownFeeInTheBlockEndsItAsNotIndexed() {
        Made dirty = ledger.coinbase(10);
        ledger.block();
        Made unseen = ledger.coinbase(3);
        ledger.without(ledger.height());
        block(dirty, unseen, 5, 3);
        Trace trace =
                Traces.trace(ledger, Traces.toMiner(Traces.forward(dirty.out(0), Policy.FIFO)));
        assertThat(trace.rewards())
                .singleElement()
                .satisfies(r ->
                        assertThat(r.fate())
                                .isInstanceOfSatisfying(
                                        Holding.Fate.Ended.class,
                                        e ->
                                                assertThat(e.end().toString())
                                                        .contains("the fees of block 4500")
                                                        .contains(unseen.out(0).toString())));
        assertThat(Traces.term(trace, Term.CUT)).hasToString("3");
    }

    @Test
    void aCoinbaseThatPaysTooMuchIsNotBelieved() {
        Made dirty = ledger.coinbase(10);
        Made clean = ledger.coinbase(3);
        block(dirty, clean, 5, 5);
        Trace trace =
                Traces.trace(ledger, Traces.toMiner(Traces.forward(dirty.out(0), Policy.FIFO)));
        assertThat(Traces.term(trace, Term.CUT)).hasToString("3");
    }

    @Test
    void limitsHoldForFeesToo() {
        Made dirty = ledger.coinbase(10);
        Made clean = ledger.coinbase(3);
        block(dirty, clean, 5, 3);
        Trace trace =
                Traces.trace(
                        ledger,
                        Traces.with(
                                Traces.toMiner(Traces.forward(dirty.out(0), Policy.FIFO)),
                                Limits.NONE.withHops(1)));
        assertThat(trace.rewards())
                .singleElement()
                .satisfies(r ->
                        assertThat(r.fate())
                                .isEqualTo(
                                        new Holding.Fate.Ended(
                                                new TraceEnd.LimitReached(TraceEnd.Limit.HOPS))));
        assertThat(trace.isLimited()).isTrue();
    }

    /** No valid chain has it; a store that says so leads nobody in a circle. */
    @Test
    void aCoinbaseSpentInItsOwnBlockIsNoWayOn() {
        Made dirty = ledger.coinbase(10);
        ledger.block(HEIGHT);
        Made coinbase = ledger.coinbase(7);
        ledger.spend(List.of(dirty.out(0)), 7);
        ledger.spend(List.of(coinbase.out(0)), 5);
        Trace trace =
                Traces.trace(
                        ledger, Traces.toMiner(Traces.forward(dirty.out(0), Policy.DIRTY_FIRST)));
        assertThat(trace.balance().closes()).isTrue();
        for (Policy policy : Policy.ofOutputs(Direction.BACKWARD)) {
            assertThat(
                            Traces.trace(
                                            ledger,
                                            Traces.toMiner(
                                                    Traces.backward(coinbase.out(0), policy)))
                                    .balance()
                                    .closes())
                    .isTrue();
        }
    }

    /** What the coinbase of a block paid that came again later is lost (BIP 30). */
    @Test
    void feesIntoAnOverwrittenCoinbaseAreLost() {
        Made dirty = ledger.coinbase(10);
        Made clean = ledger.coinbase(3);
        Made coinbase = block(dirty, clean, 5, 3);
        ledger.block();
        ledger.repeat(coinbase);
        Trace trace =
                Traces.trace(ledger, Traces.toMiner(Traces.forward(dirty.out(0), Policy.FIFO)));
        assertThat(trace.balance().closes()).isTrue();
        assertThat(trace.holdings()).noneMatch(h -> h.output().equals(coinbase.out(0)));
    }

    /** One pass over the whole chain, coinbases last in their blocks, asks nobody anything. */
    @ParameterizedTest
    @MethodSource("tracer.flow.Traces#policies")
    void isWhatOnePassOverTheWholeChainGives(Policy policy) {
        forEach(
                "fees into coinbases, " + policy,
                (r, random) -> {
                    OutPoint seed = r.outputs.get(random.nextInt(r.outputs.size()));
                    Trace trace =
                            Traces.trace(r.ledger, Traces.toMiner(Traces.forward(seed, policy)));
                    Map<String, Rational> found = new TreeMap<>();
                    trace.holdings().forEach(h -> found.put(h.output().toString(), h.traced()));
                    trace.rewards().forEach(p -> found.put(p.where(), p.traced()));
                    assertThat(found).isEqualTo(onePass(r.ledger, seed, Apportionment.of(policy)));
                    assertThat(trace.balance().closes()).isTrue();
                    assertThat(Traces.term(trace, Term.FEES).isZero()).isTrue();
                });
    }

    private static <T extends Taint> Map<String, Rational> onePass(
            LedgerFixture ledger, OutPoint seed, Apportionment<T> policy) {
        Map<OutPoint, T> at = new HashMap<>();
        Map<String, Rational> amounts = new TreeMap<>();
        Map<Integer, List<PlacedTransaction>> blocks = new TreeMap<>();
        for (PlacedTransaction t : ledger.inOrder()) {
            blocks.computeIfAbsent(t.place().height(), h -> new ArrayList<>()).add(t);
            if (t.id().equals(seed.tx())) {
                BigInteger value = Slots.value(t.transaction().outputs().get(seed.index()));
                at.put(seed, policy.all(value));
                amounts.put(seed.toString(), Rational.of(value));
            }
        }
        blocks.forEach((height, block) -> {
            List<BigInteger> reward = new ArrayList<>();
            reward.add(BigInteger.valueOf(ledger.chain().subsidy(height).value()));
            SortedMap<Integer, T> fees = new TreeMap<>();
            for (PlacedTransaction t : block.subList(1, block.size())) {
                List<BigInteger> out = Slots.outputsAndFee(t);
                SortedMap<Integer, T> in = new TreeMap<>();
                for (int i = 0; i < t.spent().size(); i++) {
                    T taint = at.get(t.spent().get(i));
                    if (taint != null) {
                        in.put(i, taint);
                    }
                }
                if (!in.isEmpty()) {
                    List<T> pieces = policy.across(Slots.inputs(t), in, out);
                    note(t, pieces, at, amounts, ":fee");
                    if (!pieces.getLast().isNone()) {
                        fees.put(reward.size(), pieces.getLast());
                    }
                }
                reward.add(out.getLast());
            }
            PlacedTransaction coinbase = block.getFirst();
            if (!fees.isEmpty()) {
                List<BigInteger> out = new ArrayList<>(Slots.outputs(coinbase));
                out.add(Taint.total(reward).subtract(Taint.total(out)));
                note(coinbase, policy.across(reward, fees, out), at, amounts, ":unclaimed");
            }
        });
        return amounts;
    }

    private static <T extends Taint> void note(
            PlacedTransaction t,
            List<T> pieces,
            Map<OutPoint, T> at,
            Map<String, Rational> amounts,
            String last) {
        for (int i = 0; i < pieces.size(); i++) {
            if (!pieces.get(i).isNone()) {
                boolean output = i + 1 < pieces.size();
                amounts.put(
                        output ? t.transaction().outPoint(i).toString() : t.id() + last,
                        pieces.get(i).amount());
                if (output) {
                    at.put(t.transaction().outPoint(i), pieces.get(i));
                }
            }
        }
    }

    /** How much of a source is in a target is one number, from whichever end it is asked. */
    @ParameterizedTest
    @EnumSource(names = {"HAIRCUT", "FIFO", "LIFO"})
    void forwardAndBackwardAgree(Policy policy) {
        forEach(
                "fees both ways, " + policy,
                (r, random) -> {
                    OutPoint source = r.outputs.get(random.nextInt(r.outputs.size()));
                    Trace forward =
                            Traces.trace(r.ledger, Traces.toMiner(Traces.forward(source, policy)));
                    List<OutPoint> reached =
                            forward.holdings().stream().map(Holding::output).toList();
                    OutPoint target = reached.get(random.nextInt(reached.size()));
                    Trace backward =
                            Traces.trace(r.ledger, Traces.toMiner(Traces.backward(target, policy)));
                    assertThat(traced(backward, source)).isEqualTo(traced(forward, target));
                    assertThat(backward.balance().closes()).isTrue();
                });
    }

    /** Following fees moves what was lost to them and nothing else. */
    @ParameterizedTest
    @MethodSource("tracer.flow.Traces#policies")
    void onlyMovesWhatWasLost(Policy policy) {
        forEach(
                "fees followed or not, " + policy,
                (r, random) -> {
                    OutPoint seed = r.outputs.get(random.nextInt(r.outputs.size()));
                    Trace lost = Traces.trace(r.ledger, Traces.forward(seed, policy));
                    Trace followed =
                            Traces.trace(r.ledger, Traces.toMiner(Traces.forward(seed, policy)));
                    assertThat(followed.balance().source()).isEqualTo(lost.balance().source());
                    if (Traces.term(lost, Term.FEES).isZero()) {
                        assertThat(followed.holdings()).isEqualTo(lost.holdings());
                        assertThat(followed.steps()).isEqualTo(lost.steps());
                    } else {
                        assertThat(followed.rewards()).isNotEmpty();
                    }
                });
    }

    private interface Check {
        void on(MinedLedger ledger, Random random);
    }

    private static void forEach(String what, Check check) {
        long first = tracer.Seed.of(what);
        for (long i = 0; i < LEDGERS; i++) {
            long seed = first + i;
            try {
                check.on(MinedLedger.of(seed), new Random(~seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("the chain of seed " + seed, e);
            }
        }
    }

    private static Rational traced(Trace trace, OutPoint at) {
        return trace.holdings().stream()
                .filter(h -> h.output().equals(at))
                .map(Holding::traced)
                .reduce(Rational.ZERO, Rational::plus);
    }

    private static Rational unclaimed(Trace trace) {
        return trace.rewards().stream()
                .filter(r -> r.kind() == Kind.UNCLAIMED)
                .map(RewardPart::traced)
                .reduce(Rational.ZERO, Rational::plus);
    }
}
