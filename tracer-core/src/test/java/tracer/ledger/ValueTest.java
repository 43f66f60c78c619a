package tracer.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.problem.BadInput;

/** The small values of the ledger: what they accept, refuse and print. */
final class ValueTest {
    /** A transaction of main net, the first that moved value: block 170. */
    private static final String FIRST_PAYMENT =
            "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16";

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.00000000 BTC",
        "0.00000001, 1, 0.00000001 BTC",
        "1, 100000000, 1.00000000 BTC",
        "49.99999999, 4999999999, 49.99999999 BTC",
        "21000000, 2100000000000000, 21000000.00000000 BTC",
        "1e-8, 1, 0.00000001 BTC",
    })
    void satsAreReadFromAndPrintedAsDecimalBitcoin(String btc, long sats, String printed) {
        assertThat(Sats.ofBtc(btc)).isEqualTo(Sats.of(sats)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.000000001", "-0.00000001", "21000000.00000001", "1,5", "", "NaN"})
    void satsRefuseWhatIsNoAmount(String btc) {
        assertThatThrownBy(() -> Sats.ofBtc(btc)).isInstanceOf(BadInput.class);
    }

    @Test
    void satsAddAndSubtractWithinTheMoneyThatCanExist() {
        assertThat(Sats.of(7).plus(Sats.of(5)).minus(Sats.of(12))).isEqualTo(Sats.ZERO);
        Sats all = Sats.of(Sats.MAX);
        assertThatThrownBy(() -> all.plus(Sats.of(1))).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> Sats.ZERO.minus(Sats.of(1))).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> Sats.of(-1)).isInstanceOf(BadInput.class);
        assertThat(Sats.of(1)).isLessThan(all);
    }

    @Test
    void hashesKeepTheOrderInWhichTheyArePrinted() {
        Hash32 hash = Hash32.ofHex(FIRST_PAYMENT);
        assertThat(hash).hasToString(FIRST_PAYMENT).isEqualTo(Hash32.ofBytes(hash.toBytes()));
        assertThat(hash.toBytes()[0]).isEqualTo((byte) 0xf4);
        ByteBuffer wire = ByteBuffer.allocate(Hash32.BYTES);
        hash.writeWire(wire);
        assertThat(wire.get(0)).isEqualTo((byte) 0x16);
        assertThat(Hash32.ofWire(wire.array(), 0)).isEqualTo(hash);
        assertThat(Hash32.ofHex(FIRST_PAYMENT.toUpperCase(java.util.Locale.ROOT))).isEqualTo(hash);
    }

    @Test
    void hashesSortAsTheirTextDoes() {
        List<Hash32> hashes = new ArrayList<>();
        for (int word = 0; word < 4; word++) {
            for (long value : new long[] {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
                long[] w = new long[4];
                w[word] = value;
                hashes.add(new Hash32(w[0], w[1], w[2], w[3]));
            }
        }
        Collections.sort(hashes);
        assertThat(hashes.stream().map(Hash32::toString)).isSorted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "f4184fc5",
                "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e1",
                "g4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16"
            })
    void hashesRefuseWhatIsNoHash(String text) {
        assertThatThrownBy(() -> TxId.of(text)).isInstanceOf(BadInput.class);
    }

    @Test
    void outPointsAreWrittenAsTransactionAndIndex() {
        OutPoint output = OutPoint.of(FIRST_PAYMENT + ":1");
        assertThat(output).isEqualTo(new OutPoint(TxId.of(FIRST_PAYMENT), 1));
        assertThat(output).hasToString(FIRST_PAYMENT + ":1");
        assertThat(OutPoint.of(FIRST_PAYMENT + ":2"))
                .isLessThan(OutPoint.of(FIRST_PAYMENT + ":10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", ":-1", ":x", ":4294967296", ":1:1"})
    void outPointsRefuseWhatIsNoIndex(String end) {
        assertThatThrownBy(() -> OutPoint.of(FIRST_PAYMENT + end)).isInstanceOf(BadInput.class);
    }

    @Test
    void coverageKnowsWhatItContains() {
        ChainTip tip = new ChainTip(9, new BlockHash(Hash32.ZERO));
        Coverage coverage =
                new Coverage(Coverage.rangesOf(new int[] {0, 1, 2, 5, 7, 8, 9}), Optional.of(tip));
        assertThat(coverage.ranges())
                .containsExactly(
                        new HeightRange(0, 2), new HeightRange(5, 5), new HeightRange(7, 9));
        assertThat(coverage.blockCount()).isEqualTo(7);
        assertThat(coverage.contains(2)).isTrue();
        assertThat(coverage.contains(3)).isFalse();
        assertThat(coverage.rangeOf(8)).contains(new HeightRange(7, 9));
        assertThat(coverage.reachesTipFrom(7)).isTrue();
        assertThat(coverage.reachesTipFrom(5)).isFalse();
        assertThat(Coverage.NOTHING.contains(0)).isFalse();
        assertThat(Coverage.NOTHING.reachesTipFrom(0)).isFalse();
        assertThat(Coverage.rangesOf(new int[0])).isEmpty();
    }

    @Test
    void coverageRefusesRangesThatTouchOrEndElsewhere() {
        Optional<ChainTip> tip = Optional.of(new ChainTip(9, new BlockHash(Hash32.ZERO)));
        List<HeightRange> touching = List.of(new HeightRange(0, 4), new HeightRange(5, 9));
        assertThatThrownBy(() -> new Coverage(touching, tip))
                .isInstanceOf(IllegalArgumentException.class);
        List<HeightRange> shorter = List.of(new HeightRange(0, 8));
        assertThatThrownBy(() -> new Coverage(shorter, tip))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Coverage(List.of(), tip))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HeightRange(3, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void placesAreOrderedByHeightAndPositionAndNeverByTime() {
        BlockHash block = new BlockHash(Hash32.ZERO);
        Place early = new Place(1, 5, block, Instant.ofEpochSecond(900));
        Place late = new Place(2, 0, block, Instant.ofEpochSecond(100));
        assertThat(early).isLessThan(late).isGreaterThan(new Place(1, 4, block, Instant.MAX));
    }

    @Test
    void bytesAreNeverShared() {
        byte[] raw = {1, 2, 3};
        Bytes bytes = Bytes.of(raw);
        raw[0] = 9;
        bytes.toArray()[1] = 9;
        assertThat(bytes).hasToString("010203").isEqualTo(Bytes.ofHex("010203"));
        assertThat(Bytes.of(raw, 1, 2)).isEqualTo(Bytes.ofHex("0203"));
        assertThat(bytes.at(2)).isEqualTo(3);
    }

    @Test
    void feesAreWhatInputsLeaveOver() {
        Output ten = new Output(Sats.of(10), Script.of(Bytes.EMPTY));
        assertThat(paying(7, new Funding.Known(ten)).fee()).isEqualTo(new Fee.Known(Sats.of(3)));
        assertThat(paying(7, new Funding.Known(ten), new Funding.Claimed(ten)).fee())
                .isEqualTo(new Fee.Claimed(Sats.of(13)));
        assertThat(paying(7, new Funding.Known(ten), new Funding.Unknown()).fee())
                .isEqualTo(new Fee.Unknown());
        assertThatThrownBy(() -> paying(11, new Funding.Known(ten)).fee())
                .isInstanceOf(BadInput.class);
    }

    private static PlacedTransaction paying(long sats, Funding... fundings) {
        TransactionFixture t = TransactionFixture.spending(OutPoint.of(FIRST_PAYMENT + ":0"));
        for (int i = 1; i < fundings.length; i++) {
            t.spend(OutPoint.of(FIRST_PAYMENT + ":" + i));
        }
        return new PlacedTransaction(
                t.pay("payee", sats).build(),
                new Place(0, 1, new BlockHash(Hash32.ZERO), Instant.EPOCH),
                List.of(fundings),
                List.of());
    }
}
