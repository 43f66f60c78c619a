package tracer.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.ProofOfWork;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.Hash32;
import tracer.ledger.HeightRange;

/**
 * Headers under the rules of the main net, on a network as easy as regtest where whole periods can
 * be mined.
 */
class HeaderChainTest {
    private static final int EASIEST = BitcoinChain.REGTEST.easiestBits();
    private static final int FAST = 1;

    private static BlockHeader mine(BlockHash previous, long time, int bits) {
        int nonce = 0;
        while (true) {
            BlockHeader h = HeaderFormat.of(1, previous, Hash32.ZERO, time, bits, nonce++);
            if (ProofOfWork.fault(h, BitcoinChain.REGTEST).isEmpty()) {
                return h;
            }
        }
    }

    /** Mined a second apart, so that the second period is four times as hard, if that is heeded. */
    private static List<BlockHeader> chain(int count, int secondBits) {
        List<BlockHeader> chain = new ArrayList<>();
        BlockHash previous = new BlockHash(Hash32.ZERO);
        for (int i = 0; i < count; i++) {
            BlockHeader h =
                    mine(
                            previous,
                            1_300_000_000L + (long) i * FAST,
                            i < Retargeting.PERIOD ? EASIEST : secondBits);
            chain.add(h);
            previous = h.hash();
        }
        return chain;
    }

    private static ChainPart part(BitcoinChain network, int from, List<BlockHeader> headers) {
        int to = from + headers.size() - 1;
        return new ChainPart(
                network,
                new Coverage(
                        List.of(new HeightRange(from, to)),
                        Optional.of(new ChainTip(to, headers.getLast().hash()))),
                List.of(new HeaderRun(from, headers)));
    }

    private static ChainRules rules(Map<Integer, BlockHash> checkpoints, int leastWorkBits) {
        NavigableMap<Integer, BlockHash> known = new TreeMap<>(checkpoints);
        return new ChainRules(
                BitcoinChain.REGTEST,
                known,
                ChainRules.Targets.RETARGETED,
                BigInteger.ONE.shiftLeft(leastWorkBits));
    }

    private static int harder(List<BlockHeader> period) {
        return Retargeting.next(period.getFirst(), period.get(Retargeting.PERIOD - 1), EASIEST);
    }

    @Test
    void aChainThatHeedsItsTargetsIsShownByWork() {
        List<BlockHeader> period = chain(Retargeting.PERIOD, EASIEST);
        int bits = harder(period);
        assertThat(ProofOfWork.work(bits)).isGreaterThan(ProofOfWork.work(EASIEST));
        List<BlockHeader> honest = chain(Retargeting.PERIOD + 20, bits);
        HeaderChain checked =
                HeaderChain.check(
                        part(BitcoinChain.REGTEST, 0, honest),
                        rules(Map.of(0, honest.getFirst().hash()), 6));

        Standing early = checked.standing(2_020);
        assertThat(early.verdict()).isEqualTo(new Standing.Verdict.ByWork());
        assertThat(early.targets()).isEqualTo(Standing.Targets.CHECKED);
        assertThat(early.headersFromAnchor()).isEqualTo(2_020);
        assertThat(early.onTop()).isEqualTo(15);
        assertThat(early.expectedHashes())
                .isEqualTo(ProofOfWork.work(bits).multiply(BigInteger.valueOf(16)));
        assertThat(checked.standing(2_035).isShown())
                .as("a single block on top costs less than is asked for")
                .isFalse();
        assertThat(checked.standing(0).verdict()).isEqualTo(new Standing.Verdict.Sealed());
    }

    @Test
    void aChainMinedAgainAtMinimumDifficultyIsRefused() {
        List<BlockHeader> forged = chain(Retargeting.PERIOD + 20, EASIEST);
        assertThatThrownBy(() ->
                        HeaderChain.check(
                                part(BitcoinChain.REGTEST, 0, forged),
                                rules(Map.of(0, forged.getFirst().hash()), 6)))
                .isInstanceOfSatisfying(
                        Difference.class,
                        d ->
                                assertThat(d.place())
                                        .isEqualTo(
                                                "data/headers.bin, byte 161280, the header at height 2016"))
                .hasMessageContaining("has target bits 207fffff");
    }

    /** Where the period before is not whole, no more than the factor of four can be asked. */
    @Test
    void aRunFromTheMiddleOfAPeriodIsNotShown() {
        List<BlockHeader> period = chain(Retargeting.PERIOD, EASIEST);
        List<BlockHeader> honest = chain(Retargeting.PERIOD + 20, harder(period));
        List<BlockHeader> part = honest.subList(1_000, honest.size());
        HeaderChain checked =
                HeaderChain.check(
                        part(BitcoinChain.REGTEST, 1_000, part),
                        rules(Map.of(1_000, part.getFirst().hash()), 6));

        assertThat(checked.standing(2_020).targets()).isEqualTo(Standing.Targets.NOT_CHECKED);
        assertThat(checked.standing(2_020).isShown()).isFalse();
    }

    @Test
    void anotherBlockAtACheckpointIsRefused() {
        List<BlockHeader> forged = chain(50, EASIEST);
        assertThatThrownBy(() ->
                        HeaderChain.check(
                                part(BitcoinChain.REGTEST, 0, forged),
                                rules(Map.of(40, forged.get(41).hash()), 6)))
                .isInstanceOf(Difference.class)
                .hasMessageContaining("a checkpoint of this verifier");
    }

    @Test
    void headersWithoutACheckpointAmongThemAreNotShown() {
        List<BlockHeader> chain = chain(50, EASIEST);
        HeaderChain checked =
                HeaderChain.check(
                        part(BitcoinChain.REGTEST, 0, chain),
                        rules(Map.of(2_016, chain.getFirst().hash()), 1));

        assertThat(checked.standing(10).verdict())
                .isEqualTo(
                        new Standing.Verdict.NotShown(
                                "its headers lead to no checkpoint of this verifier"));
    }

    @Test
    void brokenLinksAndMissingWorkAreRefused() {
        List<BlockHeader> chain = new ArrayList<>(chain(50, EASIEST));
        ChainRules rules = rules(Map.of(0, chain.getFirst().hash()), 6);
        List<BlockHeader> torn = new ArrayList<>(chain);
        torn.remove(20);
        assertThatThrownBy(() -> HeaderChain.check(part(BitcoinChain.REGTEST, 0, torn), rules))
                .isInstanceOf(Difference.class)
                .hasMessageContaining("as the block before it");

        BlockHeader last = chain.getLast();
        int nonce = 0;
        BlockHeader lazy = last;
        while (ProofOfWork.fault(lazy, BitcoinChain.REGTEST).isEmpty()) {
            lazy = HeaderFormat.of(1, last.previous(), Hash32.ZERO, last.time(), EASIEST, nonce++);
        }
        chain.set(49, lazy);
        assertThatThrownBy(() -> HeaderChain.check(part(BitcoinChain.REGTEST, 0, chain), rules))
                .isInstanceOf(Difference.class)
                .hasMessageContaining("lacks the work");
    }

    /** The first harder block of the main net, and on it one as easy as those before. */
    @Test
    void theMainNetNeverGoesBackToMinimumDifficulty() throws IOException {
        BlockHeader first = Objects.requireNonNull(CheckpointsTest.headers().get(32_256));
        assertThat(first.bits()).isEqualTo(0x1d00d86a);
        BlockHeader easy =
                HeaderFormat.of(1, first.hash(), Hash32.ZERO, first.time() + 600, 0x1d00ffff, 0);
        assertThatThrownBy(() ->
                        HeaderChain.check(
                                part(BitcoinChain.MAIN, 32_256, List.of(first, easy)),
                                ChainRules.of(BitcoinChain.MAIN)))
                .isInstanceOf(Difference.class)
                .hasMessageContaining("has target bits 1d00ffff; bitcoin asks for 1d00d86a");
    }

    /** A period that begins as easy as the first ones is another chain: the verifier knows it. */
    @Test
    void anEasyBlockInPlaceOfAKnownOneIsRefused() throws IOException {
        BlockHeader known = Objects.requireNonNull(CheckpointsTest.headers().get(32_256));
        BlockHeader easy =
                HeaderFormat.of(1, known.previous(), Hash32.ZERO, known.time(), 0x1d00ffff, 0);
        assertThatThrownBy(() ->
                        HeaderChain.check(
                                part(BitcoinChain.MAIN, 32_256, List.of(easy)),
                                ChainRules.of(BitcoinChain.MAIN)))
                .isInstanceOf(Difference.class)
                .hasMessageContaining("a checkpoint of this verifier");
    }
}
