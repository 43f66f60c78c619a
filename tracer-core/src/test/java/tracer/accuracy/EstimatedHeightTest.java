package tracer.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against stamps of blocks that everybody knows. */
final class EstimatedHeightTest {
    @ParameterizedTest
    @CsvSource({
        "0, 2009-01-03T18:15:05Z",
        "210000, 2012-11-28T15:24:38Z",
        "420000, 2016-07-09T16:46:13Z",
        "630000, 2020-05-11T19:23:43Z",
        "840000, 2024-04-20T00:09:27Z",
    })
    void isExactAtHalvings(int height, Instant stamp) {
        assertThat(EstimatedHeight.at(stamp)).isEqualTo(height);
    }

    @ParameterizedTest
    @CsvSource({
        // BIP 141 and BIP 341 became active.
        "481824, 2017-08-24T01:57:37Z",
        "709632, 2021-11-14T05:15:27Z",
    })
    void isGoodToTenThousandBlocks(int height, Instant stamp) {
        assertThat(Math.abs(EstimatedHeight.at(stamp) - height))
                .isLessThan(EstimatedHeight.PRECISION);
    }

    @ParameterizedTest
    @CsvSource({"0, 1970-01-01T00:00:00Z"})
    void isNoneBeforeGenesis(int height, Instant stamp) {
        assertThat(EstimatedHeight.at(stamp)).isEqualTo(height);
    }
}
