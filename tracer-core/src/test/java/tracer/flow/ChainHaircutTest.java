package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tracer.compact.CompactChain;
import tracer.compact.CompactChainBuilder;
import tracer.ledger.LedgerSource.PlacedBlock;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.problem.BadInput;

final class ChainHaircutTest {
    private static final int LEDGERS = 1_500;
    private static final long BITCOIN = 100_000_000;

    @Test
    void agreesWithTheTraceOnEveryOutput() {
        long seed = tracer.Seed.of("a haircut over a chain");
        Random random = new Random(seed);
        for (int n = 0; n < LEDGERS; n++) {
            RandomLedger r = RandomLedger.complete(seed + n);
            CompactChain chain = chain(r.ledger);
            List<OutPoint> outputs = new ArrayList<>(r.outputs);
            java.util.Collections.shuffle(outputs, random);
            List<OutPoint> seeds =
                    outputs.subList(0, 1 + random.nextInt(Math.min(3, outputs.size())));
            ChainHaircut haircut = ChainHaircut.of(chain, numbers(chain, seeds));
            Trace trace = trace(r, seeds);
            assertThat(amounts(chain, haircut, r.outputs))
                    .as("ledger %d, %s", seed + n, seeds)
                    .isEqualTo(amounts(trace));
            assertThat(Rational.of(haircut.began())).isEqualTo(trace.balance().source());
            assertThat(Rational.of(haircut.fees()))
                    .isEqualTo(Traces.term(trace, Balance.Term.FEES));
            assertThat(haircut.cut()).isEmpty();
        }
    }

    @Test
    void closesWhereBlocksAreMissing() {
        long seed = tracer.Seed.of("a haircut with gaps");
        int cut = 0;
        for (int n = 0; n < LEDGERS; n++) {
            RandomLedger r = RandomLedger.withGaps(seed + n);
            CompactChain chain = chain(r.ledger);
            for (OutPoint output : r.outputs) {
                List<Integer> seeds = numbers(chain, List.of(output));
                if (!seeds.isEmpty()) {
                    ChainHaircut h = ChainHaircut.of(chain, seeds);
                    assertThat(h.unspent() + h.fees() + h.cutOff())
                            .as("ledger %d, %s", seed + n, output)
                            .isEqualTo(h.began());
                    cut += h.cut().size();
                }
            }
        }
        assertThat(cut).isPositive();
    }

    /** Products of more than 64 bits. */
    @Test
    void sharesOutTwentyOneMillionBitcoin() {
        LedgerFixture ledger = new LedgerFixture().block();
        long rich = 20_999_999 * BITCOIN + 1;
        LedgerFixture.Made dirty = ledger.coinbase(rich);
        LedgerFixture.Made clean = ledger.block().coinbase(BITCOIN - 2);
        LedgerFixture.Made mixed =
                ledger.block().spend(List.of(dirty.out(0), clean.out(0)), rich - 7, BITCOIN);
        CompactChain chain = chain(ledger);
        ChainHaircut h = ChainHaircut.of(chain, numbers(chain, List.of(dirty.out(0))));
        Trace trace = Traces.trace(ledger, Traces.forward(dirty.out(0), Policy.HAIRCUT_INT));
        assertThat(amounts(chain, h, List.of(dirty.out(0), mixed.out(0), mixed.out(1))))
                .isEqualTo(amounts(trace));
        assertThat(h.unspent() + h.fees()).isEqualTo(rich);
    }

    @Test
    void refusesNoSeedAndOneNamedTwice() {
        LedgerFixture ledger = new LedgerFixture().block();
        LedgerFixture.Made made = ledger.coinbase(50);
        CompactChain chain = chain(ledger);
        assertThatThrownBy(() -> ChainHaircut.of(chain, List.of())).isInstanceOf(BadInput.class);
        List<Integer> twice = numbers(chain, List.of(made.out(0), made.out(0)));
        assertThatThrownBy(() -> ChainHaircut.of(chain, twice))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("twice");
    }

    private static Trace trace(RandomLedger r, List<OutPoint> seeds) {
        return Traces.trace(
                r.ledger,
                new TraceRequest(
                        seeds.stream().map(Seed::whole).toList(),
                        Direction.FORWARD,
                        Policy.HAIRCUT_INT,
                        Limits.NONE,
                        StopRules.NONE));
    }

    private static Map<OutPoint, Rational> amounts(Trace trace) {
        return trace.holdings().stream()
                .filter(h -> h.traced().compareTo(Rational.ZERO) > 0)
                .collect(Collectors.toMap(Holding::output, Holding::traced));
    }

    private static Map<OutPoint, Rational> amounts(
            CompactChain chain, ChainHaircut haircut, List<OutPoint> outputs) {
        Map<OutPoint, Rational> amounts = new HashMap<>();
        for (OutPoint output : outputs) {
            number(chain, output)
                    .filter(o -> haircut.traced(o) > 0)
                    .ifPresent(o -> amounts.put(output, Rational.of(haircut.traced(o))));
        }
        return amounts;
    }

    private static List<Integer> numbers(CompactChain chain, List<OutPoint> outputs) {
        return outputs.stream().flatMap(o -> number(chain, o).stream()).toList();
    }

    private static Optional<Integer> number(CompactChain chain, OutPoint output) {
        int tx = chain.transaction(output.tx());
        return tx == CompactChain.NONE
                ? Optional.empty()
                : Optional.of(chain.firstOutput(tx) + output.index());
    }

    private static CompactChain chain(LedgerFixture ledger) {
        CompactChainBuilder builder = new CompactChainBuilder();
        Map<Integer, List<PlacedTransaction>> byHeight =
                ledger.inOrder().stream()
                        .collect(
                                Collectors.groupingBy(
                                        t -> t.place().height(),
                                        java.util.TreeMap::new,
                                        Collectors.toList()));
        byHeight.forEach((height, transactions) ->
                builder.add(
                        new PlacedBlock(
                                height,
                                ledger.header(height).orElseThrow().header(),
                                transactions)));
        return builder.chain();
    }
}
