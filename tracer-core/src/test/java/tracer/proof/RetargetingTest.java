package tracer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.bitcoinj.base.internal.ByteUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.ProofOfWork;
import tracer.ledger.Block;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.Hash32;

class RetargetingTest {
    private static final int EASIEST = 0x1d00ffff;

    /** The four cases of Bitcoin Core's {@code pow_tests.cpp}. */
    @ParameterizedTest
    @CsvSource({
        "1261130161, 1262152739, 1d00ffff, 1d00d86a",
        "1231006505, 1233061996, 1d00ffff, 1d00ffff",
        "1279008237, 1279297671, 1c05a3f4, 1c0168fd",
        "1263163443, 1269211443, 1c387f6f, 1d00e1fd",
    })
    void givesTheTargetsOfCoresTests(long first, long last, String before, String after) {
        int bits = Integer.parseUnsignedInt(before, 16);
        assertThat(Retargeting.next(header(first, bits), header(last, bits), EASIEST))
                .isEqualTo(Integer.parseUnsignedInt(after, 16));
        assertThat(Retargeting.isPermitted(bits, Integer.parseUnsignedInt(after, 16))).isTrue();
    }

    @Test
    void refusesMoreThanAFactorOfFour() {
        assertThat(Retargeting.isPermitted(0x1c05a3f4, 0x1c0168fc)).isFalse();
        assertThat(Retargeting.isPermitted(0x1c05a3f4, 0x1c168fd1)).isFalse();
        assertThat(Retargeting.isPermitted(0x1c05a3f4, EASIEST)).isFalse();
    }

    @Test
    void theCompactFormIsThatOfBitcoinj() {
        Random random = new Random(20_261_125);
        for (int i = 0; i < 2_000; i++) {
            BigInteger target = new BigInteger(1 + random.nextInt(250), random);
            int expected = (int) ByteUtils.encodeCompactBits(target);
            if (target.signum() > 0) {
                assertThat(Retargeting.compact(target)).as(target.toString()).isEqualTo(expected);
                assertThat(new BigInteger(1, ProofOfWork.target(expected).toBytes()))
                        .isEqualTo(ByteUtils.decodeCompactBits(expected));
            }
        }
    }

    @Test
    void realPeriodsOfTheMainNetFollow() {
        List<Block> blocks = MainNetChain.blocks();
        for (int boundary = Retargeting.PERIOD;
                boundary < blocks.size();
                boundary += Retargeting.PERIOD) {
            assertThat(
                            Retargeting.next(
                                    blocks.get(boundary - Retargeting.PERIOD).header(),
                                    blocks.get(boundary - 1).header(),
                                    EASIEST))
                    .isEqualTo(blocks.get(boundary).header().bits());
        }
    }

    private static BlockHeader header(long time, int bits) {
        return HeaderFormat.of(1, new BlockHash(Hash32.ZERO), Hash32.ZERO, time, bits, 0);
    }
}
