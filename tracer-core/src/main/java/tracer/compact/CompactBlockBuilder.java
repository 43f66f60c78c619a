package tracer.compact;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import tracer.bitcoin.TransactionScan;
import tracer.ledger.Bytes;
import tracer.ledger.Hash32;
import tracer.ledger.Input;
import tracer.ledger.Output;
import tracer.ledger.Transaction;

/** Puts the transactions of one block into arrays as they are met: as values, or as bytes. */
final class CompactBlockBuilder implements TransactionScan.Visitor {
    /** Columns of {@link #txs}. */
    static final int POSITION = 0;

    static final int VERSION = 1;
    static final int LOCK_TIME = 2;
    static final int STRIPPED_SIZE = 3;

    /** The number after that of its last input and output in the block. */
    static final int INPUT_END = 4;

    static final int OUTPUT_END = 5;

    /** Columns of {@link #spends}. */
    static final int INDEX = 0;

    static final int SEQUENCE = 1;

    private static final int BASE_SIZE = 8;
    private static final int INPUT_SIZE = 40;
    private static final int OUTPUT_SIZE = 8;

    /** A signature and a key. */
    private static final int USUAL_UNLOCK = 108;

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    final Ids ids;
    final IntRows txs;
    final Ids funders;
    final IntRows spends;
    final ByteRuns unlocks;
    final IntRows values;
    final Scripts scripts;

    /** With how many transactions, inputs and outputs to expect. */
    CompactBlockBuilder(int transactions, int inputs, int outputs) {
        ids = new Ids(transactions);
        txs = new IntRows(6, transactions);
        funders = new Ids(inputs);
        spends = new IntRows(2, inputs);
        unlocks = new ByteRuns(inputs, USUAL_UNLOCK);
        values = new IntRows(2, outputs);
        scripts = new Scripts(outputs);
    }

    void add(Transaction t, int position) {
        int size = BASE_SIZE + prefix(t.inputs().size()) + prefix(t.outputs().size());
        for (Input input : t.inputs()) {
            if (input instanceof Input.Spend spend) {
                unlocks.add(spend.unlock());
                spend(spend.output().tx().hash(), spend.output().index(), (int) spend.sequence());
            }
            size += INPUT_SIZE + sizeOf(input.unlock());
        }
        for (Output output : t.outputs()) {
            scripts.add(output.script());
            pay(output.value().value());
            size += OUTPUT_SIZE + sizeOf(output.script().bytes());
        }
        end(t.id().hash(), position, t.version(), (int) t.lockTime(), size);
    }

    @Override
    public void input(byte[] in, int at, int unlockAt, int length, int sequence) {
        int index = (int) INT.get(in, at + Hash32.BYTES);
        // Of a coinbase, which spends nothing.
        if (index >= 0) {
            unlocks.add(in, unlockAt, length);
            spend(Hash32.ofWire(in, at), index, sequence);
        }
    }

    @Override
    public void output(byte[] in, long sats, int scriptAt, int length) {
        scripts.add(in, scriptAt, length);
        pay(sats);
    }

    @Override
    public void end(TransactionScan t) {
        end(t.id(), txs.size(), t.version(), t.lockTime(), t.strippedSize());
    }

    private void spend(Hash32 funder, int index, int sequence) {
        funders.add(funder);
        int input = spends.add();
        spends.set(input, INDEX, index);
        spends.set(input, SEQUENCE, sequence);
    }

    private void pay(long sats) {
        values.setLong(values.add(), 0, sats);
    }

    private void end(Hash32 id, int position, int version, int lockTime, int strippedSize) {
        ids.add(id);
        int tx = txs.add();
        txs.set(tx, POSITION, position);
        txs.set(tx, VERSION, version);
        txs.set(tx, LOCK_TIME, lockTime);
        txs.set(tx, STRIPPED_SIZE, strippedSize);
        txs.set(tx, INPUT_END, spends.size());
        txs.set(tx, OUTPUT_END, values.size());
    }

    private static int sizeOf(Bytes bytes) {
        return prefix(bytes.length()) + bytes.length();
    }

    /** Length of the number that stands before a list or a text (CompactSize). */
    private static int prefix(int length) {
        return length < 0xfd ? 1 : length <= 0xffff ? 3 : 5;
    }
}
