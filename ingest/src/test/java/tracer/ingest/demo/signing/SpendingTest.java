package tracer.ingest.demo.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.bitcoinj.core.Transaction;
import org.bitcoinj.script.Script;
import org.bitcoinj.script.Script.VerifyFlag;
import org.bitcoinj.script.ScriptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.ledger.Hash32;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.ScriptType;
import tracer.ledger.TxId;

/** Whether a judge from outside, bitcoinj, lets our spends pass. */
class SpendingTest {
    private static final EnumSet<VerifyFlag> FLAGS = EnumSet.allOf(VerifyFlag.class);

    @ParameterizedTest
    @EnumSource(
            value = LockKind.class,
            names = {"P2TR", "P2WSH"},
            mode = EnumSource.Mode.EXCLUDE)
    void bitcoinjAcceptsTheSpend(LockKind kind) {
        Draft draft = draft(kind, LockKind.P2PKH, kind, LockKind.P2WPKH);
        Transaction read = read(draft.sign());
        judge(draft, read, 0);
        judge(draft, read, 2);
    }

    @Test
    void bitcoinjRefusesTheSpendOfAnotherValue() {
        Draft draft = draft(LockKind.P2WPKH);
        Transaction read = read(draft.sign());
        assertThatThrownBy(() ->
                        Script.parse(new byte[0])
                                .correctlySpends(
                                        read,
                                        0,
                                        read.getInput(0).getWitness(),
                                        org.bitcoinj.base.Coin.SATOSHI,
                                        script(draft, 0),
                                        FLAGS))
                .isInstanceOf(ScriptException.class);
    }

    @Test
    void bothSignaturesOfTheTwoOfTwoAreSound() {
        Draft draft = draft(LockKind.P2WSH, LockKind.P2WPKH);
        byte[] script = draft.inputs().getFirst().lock().script().bytes().toArray();
        TwoOfTwo.verify(read(draft.sign()), 0, script, btc(draft, 0));
    }

    @Test
    void taprootSignatureIsSoundUnderTheKeyInTheOutput() {
        Draft draft = draft(LockKind.P2WPKH, LockKind.P2TR);
        Transaction read = read(draft.sign());
        byte[] signature = read.getInput(1).getWitness().getPush(0);
        byte[] program = draft.inputs().get(1).lock().script().bytes().toArray();
        byte[] key = Arrays.copyOfRange(program, 2, 34);
        tracer.ledger.Transaction ours = draft.sign().transaction();
        SignatureHash hash =
                new SignatureHash(ours, draft.inputs().stream().map(Coin::output).toList());
        assertThat(Schnorr.verify(key, hash.taproot(1), signature)).isTrue();
        assertThat(Schnorr.verify(key, hash.taproot(0), signature)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(LockKind.class)
    void sizeIsForeseenWithinTheShortnessOfSignatures(LockKind kind) {
        Draft draft = draft(kind, kind, kind);
        long expected = Draft.expectedSize(draft.inputs(), draft.outputs());
        int weight = draft.sign().weight();
        assertThat(Math.ceilDiv(weight, 4)).isBetween((int) expected - 12, (int) expected);
    }

    @ParameterizedTest
    @EnumSource(LockKind.class)
    void placeholdersHaveTheFormOfTheReal(LockKind kind) {
        Lock real = Lock.of(kind, KeyKind.GENUINE.of(secret(7)));
        Lock fake = Lock.of(kind, KeyKind.PLACEHOLDER.of(secret(7)));
        assertThat(fake.script().type()).isEqualTo(real.script().type());
        ScriptType expected =
                kind == LockKind.P2SH_P2WPKH ? ScriptType.P2SH : ScriptType.valueOf(kind.name());
        assertThat(real.script().type()).isEqualTo(expected);
    }

    private static void judge(Draft draft, Transaction read, int input) {
        Script.parse(read.getInput(input).getScriptBytes())
                .correctlySpends(
                        read,
                        input,
                        read.getInput(input).getWitness(),
                        btc(draft, input),
                        script(draft, input),
                        FLAGS);
    }

    private static Script script(Draft draft, int input) {
        return Script.parse(draft.inputs().get(input).lock().script().bytes().toArray());
    }

    private static org.bitcoinj.base.Coin btc(Draft draft, int input) {
        return org.bitcoinj.base.Coin.valueOf(draft.inputs().get(input).value().value());
    }

    private static Transaction read(SignedTransaction t) {
        Transaction read = Transaction.read(ByteBuffer.wrap(t.raw().toArray()));
        assertThat(read.getTxId()).hasToString(t.transaction().id().toString());
        assertThat(read.getWTxId()).hasToString(t.witnessId().toString());
        return read;
    }

    private static Draft draft(LockKind... kinds) {
        List<Coin> coins =
                IntStream.range(0, kinds.length)
                        .mapToObj(i ->
                                new Coin(
                                        new OutPoint(new TxId(new Hash32(i, 2, 3, 4)), i),
                                        Sats.of(1_000L * (i + 1)),
                                        Lock.of(kinds[i], KeyKind.GENUINE.of(secret(i + 1)))))
                        .toList();
        Lock to = Lock.of(LockKind.P2TR, KeyKind.GENUINE.of(secret(99)));
        return new Draft(
                2, 123, 0xffff_fffdL, coins, List.of(new Output(Sats.of(700), to.script())));
    }

    private static byte[] secret(int n) {
        byte[] s = new byte[32];
        Arrays.fill(s, (byte) n);
        return s;
    }
}
