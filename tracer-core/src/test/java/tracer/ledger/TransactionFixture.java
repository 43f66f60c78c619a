package tracer.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import tracer.bitcoin.TransactionFormat;

/**
 * Makes up a transaction whose id is the true hash of its content:
 *
 * <pre>{@code
 * Transaction t = spend(funding, 0).spend(other, 1).pay("bob", 5_000).pay("alice", 800).build();
 * }</pre>
 */
public final class TransactionFixture {
    private final List<Input> inputs = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private int version = 2;
    private long lockTime;

    private TransactionFixture() {}

    /** Begins with spending an output. */
    public static TransactionFixture spending(Transaction from, int index) {
        return new TransactionFixture().spend(from, index);
    }

    /** Begins with spending an output that may not be stored. */
    public static TransactionFixture spending(OutPoint output) {
        return new TransactionFixture().spend(output);
    }

    /** A coinbase; the note makes it differ from others. */
    public static TransactionFixture coinbase(String note) {
        TransactionFixture t = new TransactionFixture();
        Bytes unlock = Bytes.of(note.getBytes(UTF_8));
        t.inputs.add(new Input.Coinbase(unlock, Input.FINAL_SEQUENCE));
        return t;
    }

    public TransactionFixture spend(Transaction from, int index) {
        return spend(from.outPoint(index));
    }

    public TransactionFixture spend(OutPoint output) {
        inputs.add(new Input.Spend(output, Bytes.of(new byte[] {1, 2}), Input.FINAL_SEQUENCE));
        return this;
    }

    /** Pays the witness key hash of the owner's key. */
    public TransactionFixture pay(String owner, long sats) {
        return pay(ScriptFixture.witnessKeyHash(owner), sats);
    }

    public TransactionFixture pay(Script script, long sats) {
        outputs.add(new Output(Sats.of(sats), script));
        return this;
    }

    public TransactionFixture version(int v) {
        version = v;
        return this;
    }

    public TransactionFixture lockTime(long t) {
        lockTime = t;
        return this;
    }

    public Transaction build() {
        return TransactionFormat.of(version, lockTime, inputs, outputs);
    }
}
