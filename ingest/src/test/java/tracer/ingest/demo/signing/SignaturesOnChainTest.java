package tracer.ingest.demo.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bitcoinj.base.Coin;
import org.bitcoinj.base.Sha256Hash;
import org.bitcoinj.core.Block;
import org.bitcoinj.core.Context;
import org.bitcoinj.core.Transaction;
import org.bitcoinj.params.RegTestParams;
import org.bitcoinj.script.Script;
import org.bitcoinj.script.Script.VerifyFlag;
import org.junit.jupiter.api.Test;
import tracer.bitcoin.Origin;
import tracer.bitcoin.TransactionFormat;
import tracer.ingest.demo.DemoCase;
import tracer.ingest.demo.SmallCase;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.ScriptType;
import tracer.ledger.TxId;

/** Every block and every signature of the default demonstration, judged by bitcoinj. */
class SignaturesOnChainTest {
    private final Map<OutPoint, Output> outputs = new HashMap<>();
    private final Map<ScriptType, Integer> checked = new EnumMap<>(ScriptType.class);

    @Test
    void bitcoinjAcceptsEveryBlockAndSpend() throws IOException {
        ByteBuffer file =
                ByteBuffer.wrap(
                        Files.readAllBytes(
                                SmallCase.FOLDER.resolve(DemoCase.BLOCKS).resolve("blk00000.dat")));
        Context.propagate(new Context());
        int height = 0;
        while (file.hasRemaining()) {
            assertThat(file.order(ByteOrder.BIG_ENDIAN).getInt()).isEqualTo(0xfabfb5da);
            byte[] bytes = new byte[file.order(ByteOrder.LITTLE_ENDIAN).getInt()];
            file.get(bytes);
            Block block = Block.read(ByteBuffer.wrap(bytes));
            Block.verify(
                    RegTestParams.get(),
                    block,
                    height,
                    height == 0
                            ? EnumSet.noneOf(Block.VerifyFlag.class)
                            : EnumSet.of(Block.VerifyFlag.HEIGHT_IN_COINBASE));
            List<Transaction> transactions = Objects.requireNonNull(block.getTransactions());
            if (height > 0) {
                assertCommitsToWitnesses(block, transactions.getFirst());
            }
            transactions.forEach(this::check);
            height++;
        }
        assertThat(height).isEqualTo(SmallCase.WRITTEN.blocks());
        assertThat(checked.keySet())
                .isEqualTo(
                        EnumSet.of(
                                ScriptType.P2PK,
                                ScriptType.P2PKH,
                                ScriptType.P2MS,
                                ScriptType.P2SH,
                                ScriptType.P2WPKH,
                                ScriptType.P2WSH,
                                ScriptType.P2TR));
    }

    private static void assertCommitsToWitnesses(Block block, Transaction coinbase) {
        byte[] reserved = coinbase.getInput(0).getWitness().getPush(0);
        assertThat(coinbase.findWitnessCommitment())
                .isEqualTo(Sha256Hash.twiceOf(block.getWitnessRoot().serialize(), reserved));
    }

    private void check(Transaction reference) {
        tracer.ledger.Transaction ours =
                TransactionFormat.parse(reference.serialize(), Origin.of("block"));
        if (!reference.isCoinBase()) {
            List<Output> spent = new ArrayList<>();
            reference
                    .getInputs()
                    .forEach(in ->
                            spent.add(
                                    Objects.requireNonNull(
                                            outputs.get(
                                                    new OutPoint(
                                                            TxId.of(
                                                                    in.getOutpoint()
                                                                            .hash()
                                                                            .toString()),
                                                            (int) in.getOutpoint().index())))));
            for (int i = 0; i < spent.size(); i++) {
                judge(reference, i, ours, spent);
            }
        }
        for (int i = 0; i < ours.outputs().size(); i++) {
            outputs.put(ours.outPoint(i), ours.outputs().get(i));
        }
    }

    private void judge(
            Transaction reference, int input, tracer.ledger.Transaction ours, List<Output> spent) {
        Output output = spent.get(input);
        byte[] script = output.script().bytes().toArray();
        Coin value = Coin.valueOf(output.value().value());
        var witness = reference.getInput(input).getWitness();
        ScriptType type = output.script().type();
        if (type == ScriptType.P2TR) {
            byte[] signed = new SignatureHash(ours, spent).taproot(input);
            byte[] key = Arrays.copyOfRange(script, 2, 34);
            assertThat(Schnorr.verify(key, signed, witness.getPush(0))).isTrue();
        } else if (type == ScriptType.P2WSH) {
            TwoOfTwo.verify(reference, input, script, value);
        } else {
            Script.parse(reference.getInput(input).getScriptBytes())
                    .correctlySpends(
                            reference,
                            input,
                            witness,
                            value,
                            Script.parse(script),
                            EnumSet.allOf(VerifyFlag.class));
        }
        checked.merge(type, 1, Integer::sum);
    }
}
