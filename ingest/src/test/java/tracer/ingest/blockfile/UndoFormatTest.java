package tracer.ingest.blockfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.bitcoinj.crypto.ECKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.bitcoin.Origin;
import tracer.bitcoin.WireReader;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.problem.BadInput;

class UndoFormatTest {
    /** Vectors of Bitcoin Core's compress_tests. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "1000000, 7",
        "100000000, 9",
        "5000000000, 50",
        "2100000000000000, 21000000",
    })
    void decompressesAmounts(long sats, long compressed) {
        assertThat(UndoFormat.amount(compressed)).isEqualTo(sats);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE - 1, 9_000_000_000_000_000_010L})
    void refusesAmountsThatNoNumberHolds(long compressed) {
        assertThat(UndoFormat.amount(compressed)).isEqualTo(-1);
    }

    /** Vectors of Bitcoin Core's serialize_tests (varints_bitpatterns). */
    @ParameterizedTest
    @CsvSource({
        "00, 0",
        "7f, 127",
        "8000, 128",
        "a334, 4660",
        "82fe7f, 65535",
        "c7e756, 1193046",
        "86ffc7e756, 2148676694",
        "8efefefe7f, 4294967295",
        "fefefefefefefefe7f, 9223372036854775807",
    })
    void readsVariableNumbers(String hex, long number) {
        assertThat(UndoFormat.varint(reader(hex))).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80fefefefefefefefe7f", "ffffffffffffffffffffffff00", "80", ""})
    void refusesOversizedAndUnfinishedNumbers(String hex) {
        assertThatThrownBy(() -> UndoFormat.varint(reader(hex))).isInstanceOf(BadInput.class);
    }

    @Test
    void restoresEveryFormOfScript() {
        ECKey odd = keyOfParity(1);
        ECKey even = keyOfParity(0);
        String hash = "11".repeat(20);
        List<String> compressed =
                List.of(
                        "00" + hash,
                        "01" + hash,
                        "02" + x(even),
                        "03" + x(odd),
                        "04" + x(even),
                        "05" + x(odd),
                        "06",
                        "08" + "6a00");
        List<String> scripts =
                List.of(
                        "76a914" + hash + "88ac",
                        "a914" + hash + "87",
                        "21" + hex(even.getPubKey()) + "ac",
                        "21" + hex(odd.getPubKey()) + "ac",
                        "41" + hex(even.decompress().getPubKey()) + "ac",
                        "41" + hex(odd.decompress().getPubKey()) + "ac",
                        "",
                        "6a00");
        // height 1, no coinbase, the old version byte, one bitcoin
        String coins = String.join("", compressed.stream().map(c -> "020009" + c).toList());

        assertThat(UndoFormat.parse(reader("01" + "08" + coins)))
                .containsExactly(
                        scripts.stream()
                                .map(s -> new Output(Sats.ofBtc("1"), Script.ofHex(s)))
                                .toList());
    }

    @Test
    void refusesAKeyOffTheCurve() {
        String noPoint = "00".repeat(31) + "05"; // no y² = 5³ + 7 modulo p
        assertThatThrownBy(() -> UndoFormat.parse(reader("0101" + "020009" + "04" + noPoint)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("off the curve");
    }

    private static ECKey keyOfParity(int parity) {
        for (long secret = 2; ; secret++) {
            ECKey key = ECKey.fromPrivate(BigInteger.valueOf(secret));
            if (key.getPubKey()[0] == 2 + parity) {
                return key;
            }
        }
    }

    private static String x(ECKey key) {
        return hex(key.getPubKey()).substring(2);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static WireReader reader(String hex) {
        return WireReader.of(HexFormat.of().parseHex(hex), Origin.of("test"));
    }
}
