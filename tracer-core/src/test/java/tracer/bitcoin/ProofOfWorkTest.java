package tracer.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.Hash32;

class ProofOfWorkTest {
    /** Vectors of Bitcoin Core's arith_uint256 tests (bignum_SetCompact). */
    @ParameterizedTest
    @CsvSource({
        "00000000, 0",
        "00123456, 0",
        "01003456, 0",
        "02000056, 0",
        "03000000, 0",
        "04000000, 0",
        "00923456, 0",
        "01803456, 0",
        "01123456, 12",
        "02123456, 1234",
        "03123456, 123456",
        "04123456, 12345600",
        "05009234, 92340000",
        "20123456, 1234560000000000000000000000000000000000000000000000000000000000",
        "1b0404cb, 404cb000000000000000000000000000000000000000000000000",
        // negative
        "04923456, 0",
        "01fedcba, 0",
        // above 2^256-1
        "ff123456, 0",
        "22008000, 0",
        "21010000, 0",
    })
    void compactTargets(String bits, String target) {
        assertThat(ProofOfWork.target(Integer.parseUnsignedInt(bits, 16)))
                .isEqualTo(Hash32.ofHex("0".repeat(64 - target.length()) + target));
    }

    @Test
    void workOfTheFirstBlocksIsWhatNodesReport() {
        // chainwork of main-net genesis and of regtest genesis, as getblockheader prints it
        assertThat(ProofOfWork.work(0x1d00ffff)).isEqualTo(new BigInteger("100010001", 16));
        assertThat(ProofOfWork.work(0x207fffff)).isEqualTo(BigInteger.TWO);
        assertThat(ProofOfWork.work(0xff123456)).isEqualTo(BigInteger.ZERO);
    }

    @Test
    void aHashAboveTheTargetIsAFault() {
        assertThat(ProofOfWork.fault(header(0x1d00ffff), BitcoinChain.MAIN))
                .hasValueSatisfying(s -> assertThat(s).contains("lacks the work"));
    }

    @Test
    void anEasierTargetThanTheNetworksIsAFault() {
        assertThat(ProofOfWork.fault(header(0x207fffff), BitcoinChain.MAIN))
                .hasValueSatisfying(s -> assertThat(s).contains("bitcoin never accepts"));
        assertThat(ProofOfWork.fault(header(0x01003456), BitcoinChain.REGTEST))
                .hasValueSatisfying(s -> assertThat(s).contains("never accepts"));
    }

    private static BlockHeader header(int bits) {
        return HeaderFormat.of(1, new BlockHash(Hash32.ZERO), Hash32.ZERO, 0, bits, 0);
    }
}
