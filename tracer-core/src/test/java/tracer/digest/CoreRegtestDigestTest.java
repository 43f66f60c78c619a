package tracer.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tracer.CoreRegtest;
import tracer.Seed;
import tracer.entity.Clustering;
import tracer.entity.CoSpend;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.ChainFixture;
import tracer.ledger.Hash32;
import tracer.ledger.PlacedTransaction;
import tracer.memory.MemoryLedger;

/** A real node's chain ends in one digest whichever way it comes. */
final class CoreRegtestDigestTest {
    @Test
    void isTheSameInOrderFromTheMiddleAndShuffled() throws IOException {
        List<Block> blocks = CoreRegtest.blocks();
        MemoryLedger inOrder = ledger();
        inOrder.apply(ChainFixture.connect(blocks));
        assertThat(inOrder.blocks(0, 1_000).stream().mapToInt(b -> b.transactions().size()).sum())
                .isEqualTo(3_124);
        assertThat(inputs(inOrder)).isEqualTo(4_031);

        MemoryLedger fromTheMiddle = ledger();
        fromTheMiddle.apply(ChainFixture.connect(blocks.subList(300, 623)));
        fromTheMiddle.apply(ChainFixture.connect(blocks));

        long seed = Seed.of("order of core-regtest blocks");
        List<Block> order = new ArrayList<>(blocks);
        Collections.shuffle(order, new Random(seed));
        MemoryLedger shuffled = ledger();
        order.forEach(b -> shuffled.apply(ChainFixture.connect(b)));

        Hash32 expected = digest(inOrder);
        assertThat(digest(fromTheMiddle)).isEqualTo(expected);
        assertThat(digest(shuffled)).isEqualTo(expected);
    }

    private static MemoryLedger ledger() {
        return new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
    }

    private static Hash32 digest(MemoryLedger ledger) {
        new Clustering(ledger, ledger).recompute(Progress.SILENT, Cancellation.NEVER);
        return LedgerDigest.of(ledger, ledger, Progress.SILENT);
    }

    private static long inputs(MemoryLedger ledger) {
        return ledger.blocks(0, 1_000).stream()
                .flatMap(b -> b.transactions().stream())
                .map(PlacedTransaction::fundings)
                .mapToLong(List::size)
                .sum();
    }
}
