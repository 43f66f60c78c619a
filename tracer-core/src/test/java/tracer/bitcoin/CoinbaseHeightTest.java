package tracer.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tracer.ledger.BlockHash;
import tracer.ledger.Bytes;
import tracer.ledger.Hash32;
import tracer.ledger.Input;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;

class CoinbaseHeightTest {
    @ParameterizedTest
    @CsvSource({
        "2, 03fb7903, 227835", // main net 227,835
        "2, 5100, 1",
        "2, 6000, 16",
        "2, 0111, 17",
        "2, 017f, 127",
        "2, 028000, 128",
        "2, 0300000100, 65536",
        "1, 04ffff001d0104, -1", // version 1: the target, not a height
        "2, 028000ff, 128",
        "2, 0380000000, -1", // longer than needed
        "2, 0181, -1", // negative
        "2, 0100, -1", // zero, longer than needed
        "2, 03fb79, -1", // cut off
        "2, 4c03fb7903, -1", // not the shortest push
        "2, '', -1",
    })
    void readsWhatTheMinerStates(int version, String script, int height) {
        var header =
                HeaderFormat.of(version, new BlockHash(Hash32.ZERO), Hash32.ZERO, 0, 0x207fffff, 0);
        var coinbase =
                TransactionFormat.of(
                        1,
                        0,
                        List.of(new Input.Coinbase(Bytes.ofHex(script), Input.FINAL_SEQUENCE)),
                        List.of(new Output(Sats.ZERO, Script.of(Bytes.EMPTY))));

        assertThat(CoinbaseHeight.of(header, coinbase))
                .isEqualTo(height < 0 ? OptionalInt.empty() : OptionalInt.of(height));
    }
}
