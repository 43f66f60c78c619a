package tracer.ingest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tracer.bitcoin.CoinbaseHeight;
import tracer.bitcoin.ProofOfWork;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.ScriptType;
import tracer.ledger.Transaction;

/** The chain keeps the rules that need no scripts to be run. */
class DemoChainTest {
    private static final int MATURITY = 100;

    @Test
    void everyInputIsThereUnspentAndMature() {
        Map<OutPoint, Integer> coinbaseHeights = new HashMap<>();
        Map<OutPoint, Long> unspent = new HashMap<>();
        for (Block block : SmallCase.BLOCKS) {
            long fees = 0;
            for (Transaction t : block.transactions()) {
                if (!t.isCoinbase()) {
                    fees += spend(t, block.height(), unspent, coinbaseHeights);
                }
                for (int i = 0; i < t.outputs().size(); i++) {
                    unspent.put(t.outPoint(i), t.outputs().get(i).value().value());
                    if (t.isCoinbase()) {
                        coinbaseHeights.put(t.outPoint(i), block.height());
                    }
                }
            }
            assertThat(block.transactions().getFirst().totalOut().value())
                    .as("coinbase at height %d", block.height())
                    .isEqualTo(BitcoinChain.REGTEST.subsidy(block.height()).value() + fees);
        }
    }

    private static long spend(
            Transaction t,
            int height,
            Map<OutPoint, Long> unspent,
            Map<OutPoint, Integer> coinbaseHeights) {
        long in = 0;
        for (Input input : t.inputs()) {
            OutPoint spent = ((Input.Spend) input).output();
            Long value = unspent.remove(spent);
            assertThat(value).as("%s, which %s spends", spent, t.id()).isNotNull();
            in += Objects.requireNonNull(value);
            assertThat(height - coinbaseHeights.getOrDefault(spent, height - MATURITY))
                    .as("age of what %s spends", t.id())
                    .isGreaterThanOrEqualTo(MATURITY);
        }
        long fee = in - t.totalOut().value();
        assertThat(fee).as("fee of %s", t.id()).isBetween(100L, 200_000L);
        return fee;
    }

    @Test
    void headersShowWorkTimeAndHeight() {
        long before = 0;
        for (Block block : SmallCase.BLOCKS) {
            assertThat(ProofOfWork.fault(block.header(), BitcoinChain.REGTEST)).isEmpty();
            assertThat(block.header().time()).isGreaterThan(before);
            before = block.header().time();
            if (block.height() > 0) {
                assertThat(CoinbaseHeight.of(block.header(), block.transactions().getFirst()))
                        .hasValue(block.height());
            }
        }
        assertThat(SmallCase.BLOCKS.getFirst().hash()).isEqualTo(BitcoinChain.REGTEST.genesis());
    }

    @Test
    void everyClassOfScriptOccurs() {
        Set<ScriptType> found =
                SmallCase.BLOCKS.stream()
                        .flatMap(b -> b.transactions().stream())
                        .flatMap(t -> t.outputs().stream())
                        .map(o -> o.script().type())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ScriptType.class)));
        assertThat(found).isEqualTo(EnumSet.allOf(ScriptType.class));
    }

    @Test
    void peoplePayByDayMoreThanByNight() {
        assertThat(meanTransactions(8, 22)).isGreaterThan(2 * meanTransactions(0, 5));
    }

    private static double meanTransactions(int fromHour, int toHour) {
        return SmallCase.BLOCKS.stream()
                .filter(b -> b.height() > 120 && hour(b) >= fromHour && hour(b) < toHour)
                .mapToInt(b -> b.transactions().size())
                .average()
                .orElseThrow();
    }

    private static int hour(Block block) {
        return block.header().claimedTime().atOffset(ZoneOffset.UTC).getHour();
    }
}
