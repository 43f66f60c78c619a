package tracer.ingest.demo.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import tracer.bitcoin.TransactionFormat;
import tracer.ledger.Bytes;
import tracer.ledger.Input;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Transaction;

/**
 * A transaction that is decided and not yet signed.
 *
 * @param sequence of every input
 */
public record Draft(
        int version, long lockTime, long sequence, List<Coin> inputs, List<Output> outputs) {
    /** Version, lock time, counts and witness marker, in weight. */
    private static final int FRAME_WEIGHT = 42;

    private static final int WITNESS_SCALE = 4;
    private static final int OUTPUT_FRAME = 9;

    public Draft {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Expected size in virtual bytes (BIP 141), rounded up, before anything is signed. */
    public static long expectedSize(List<Coin> inputs, List<Output> outputs) {
        long weight = FRAME_WEIGHT;
        for (Coin c : inputs) {
            weight += c.lock().kind().inputWeight();
        }
        for (Output o : outputs) {
            weight += outputWeight(o.script().bytes().length());
        }
        return Math.ceilDiv(weight, WITNESS_SCALE);
    }

    /** What one more output adds, in weight. */
    private static long outputWeight(int scriptLength) {
        return WITNESS_SCALE * (OUTPUT_FRAME + (long) scriptLength);
    }

    /** Inputs less outputs. */
    public Sats fee() {
        long in = inputs.stream().mapToLong(c -> c.value().value()).sum();
        long out = outputs.stream().mapToLong(o -> o.value().value()).sum();
        return Sats.of(Math.subtractExact(in, out));
    }

    /** Signs every input. */
    public SignedTransaction sign() {
        SignatureHash hash =
                new SignatureHash(
                        transaction(i -> Bytes.EMPTY), inputs.stream().map(Coin::output).toList());
        List<Unlocking> unlocked = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Lock lock = inputs.get(i).lock();
            unlocked.add(lock.kind().unlock(lock.key(), hash, i));
        }
        return SignedTransaction.of(
                transaction(i -> unlocked.get(i).script()),
                unlocked.stream().map(Unlocking::witness).toList(),
                fee());
    }

    private Transaction transaction(IntFunction<Bytes> unlock) {
        List<Input> ins = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            ins.add(new Input.Spend(inputs.get(i).outPoint(), unlock.apply(i), sequence));
        }
        return TransactionFormat.of(version, lockTime, ins, outputs);
    }
}
