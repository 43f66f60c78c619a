package tracer.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tracer.ledger.Bytes;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

class TransactionFormatTest {
    /** The native P2WPKH example of BIP 143, signed: one plain input, one with a witness. */
    private static final String BIP143 =
            "01000000000102fff7f7881a8099afa6940d42d1e7f6362bec38171ea3edf433541db4e4ad969f000000004"
                    + "94830450221008b9d1dc26ba6a9cb62127b02742fa9d754cd3bebf337f7a55d114c8e5cdd30be02"
                    + "2040529b194ba3f9281a99f2b1c0a19c0489bc22ede944ccf4ecbab4cc618ef3ed01eeffffffef5"
                    + "1e1b804cc89d182d279655c3aa89e815b1b309fe287d9b2b55d57b90ec68a0100000000ffffffff"
                    + "02202cb206000000001976a9148280b37df378db99f66f85c95a783a76ac7a6d5988ac9093510d0"
                    + "00000001976a9143bde42dbee7e4dbe6a21b2d50ce2f0167faa815988ac000247304402203609e1"
                    + "7b84f6a7d30c80bfa610b5b4542f32a8a0d5447a12fb1366d7f01cc44a0220573a954c451833156"
                    + "1406f90300e8f3358f51928d43c212a8caed02de67eebee0121025476c2e83188368da1ff3e292e"
                    + "7acafcdb3566bb0ad253f62fc70f07aeee635711000000";

    private static final Origin HERE = Origin.of("test");

    @Test
    void readsWitnessTransactionsAndLeavesTheWitnessesOut() {
        Transaction t = TransactionFormat.parseHex(BIP143, HERE);

        assertThat(t.id())
                .hasToString("e8151a2af31c368a35053ddd4bdb285a8595c769a3ad83e0fa02314a602d4609");
        assertThat(t.lockTime()).isEqualTo(17);
        assertThat(t.inputs()).hasSize(2);
        assertThat(t.inputs().getFirst().sequence()).isEqualTo(0xffff_ffeeL);
        assertThat(t.inputs().getLast())
                .isEqualTo(
                        new Input.Spend(
                                OutPoint.of(
                                        "8ac60eb9575db5b2d987e29f301b5b819ea83a5c6579d282d189cc04b8e151ef:1"),
                                Bytes.EMPTY,
                                Input.FINAL_SEQUENCE));
        assertThat(t.totalOut()).isEqualTo(Sats.of(112340000 + 223450000));
        assertThat(TransactionFormat.computeId(t)).isEqualTo(t.id());
    }

    @Test
    void whatWasMadeFromPartsReadsBackEqual() {
        Transaction t =
                TransactionFormat.of(
                        -7,
                        0xffff_ffffL,
                        List.of(
                                new Input.Spend(
                                        new OutPoint(TxId.of("ab".repeat(32)), Integer.MAX_VALUE),
                                        Bytes.of(new byte[70_000]),
                                        0)),
                        List.of(
                                new Output(Sats.of(Sats.MAX), Script.of(new byte[253])),
                                new Output(Sats.ZERO, Script.of(Bytes.EMPTY))));

        assertThat(TransactionFormat.parse(TransactionFormat.bytesOf(t), HERE)).isEqualTo(t);
    }

    @Test
    void everyTruncationIsRefusedWithItsPlace() {
        byte[] bytes = HexFormat.of().parseHex(BIP143);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> TransactionFormat.parse(cut, new Origin("cut.dat", 1000)))
                    .as("%d bytes", length)
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("cut.dat, offset 1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        // no inputs, no flag
        "01000000 00 00 00000000, without inputs",
        // unknown flag
        "01000000 00 02 00000000, unknown form 2",
        // four billion inputs
        "01000000 feffffffff 00000000, 4294967295 entries are announced",
        // a count of eight bytes above 2^63
        "01000000 ffffffffffffffffff 00000000, 18446744073709551615 entries are announced",
        // one input, written in three bytes
        "01000000 fd0100 00000000, longer than needed",
    })
    void refusesImpossibleCounts(String hex, String complaint) {
        assertThatThrownBy(() -> TransactionFormat.parseHex(hex.replace(" ", ""), HERE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(complaint)
                .hasMessageContaining("test, offset");
    }

    @Test
    void refusesWhatFollowsTheTransaction() {
        assertThatThrownBy(() -> TransactionFormat.parseHex(BIP143 + "00", HERE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("1 bytes too many after the transaction");
    }

    @Test
    void refusesEmptyWitnessesInPlaceOfNone() {
        String input = "ab".repeat(32) + "00000000" + "00" + "ffffffff";
        String output = "0100000000000000" + "00";
        assertThatThrownBy(() ->
                        TransactionFormat.parseHex(
                                "020000000001" + "01" + input + "01" + output + "00" + "00000000",
                                HERE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("witnesses are announced and all empty");
    }

    @ParameterizedTest
    @CsvSource({"-1", "2100000000000001", "9223372036854775807"})
    void refusesValuesThatCannotExist(long sats) {
        WireWriter out = new WireWriter().int32(1).compact(1);
        out.bytes(new byte[32]).int32(0).compact(0).int32(0).compact(1).int64(sats).compact(0);
        byte[] bytes = out.int32(0).toArray();
        assertThatThrownBy(() -> TransactionFormat.parse(bytes, HERE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("output 0 has %d satoshis".formatted(sats));
    }

    @Test
    void onlyASoleInputMayMakeNewValue() {
        WireWriter out = new WireWriter().int32(1).compact(2);
        for (int i = 0; i < 2; i++) {
            out.bytes(new byte[32]).int32(-1).compact(0).int32(0);
        }
        byte[] bytes = out.compact(1).int64(1).compact(0).int32(0).toArray();
        assertThatThrownBy(() -> TransactionFormat.parse(bytes, HERE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("input 0 spends an output that cannot exist");
    }
}
