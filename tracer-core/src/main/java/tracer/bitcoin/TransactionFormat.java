package tracer.bitcoin;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tracer.ledger.Bytes;
import tracer.ledger.Hash32;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/**
 * Transactions between bytes and values. Witnesses are read over and never written: the id does not
 * commit to them. Every complaint is a {@link BadInput} with origin and offset.
 */
public final class TransactionFormat {
    private TransactionFormat() {}

    /** The transaction that these bytes are, with or without witnesses, and nothing after it. */
    public static Transaction parse(byte[] bytes, Origin origin) {
        WireReader in = WireReader.of(bytes, origin);
        Transaction t = read(in);
        in.finish("the transaction");
        return t;
    }

    /** As {@link #parse}, from hexadecimal digits. */
    public static Transaction parseHex(String hex, Origin origin) {
        try {
            return parse(HexFormat.of().parseHex(hex), origin);
        } catch (IllegalArgumentException e) {
            throw new BadInput("%s: not hexadecimal".formatted(origin.name()), e);
        }
    }

    /** The transaction at the reader's position; leaves the reader behind it. */
    public static Transaction read(WireReader in) {
        TransactionScan scan = new TransactionScan();
        Builder builder = new Builder();
        scan.read(in, builder);
        return builder.transactions().getFirst();
    }

    /** The transaction of these parts, its id computed. */
    public static Transaction of(
            int version, long lockTime, List<Input> inputs, List<Output> outputs) {
        byte[] bytes = bytesOf(version, lockTime, inputs, outputs);
        return new Transaction(
                new TxId(DoubleSha256.of(bytes)), version, lockTime, inputs, outputs);
    }

    /** The bytes without witnesses: those that hash to the id. */
    public static byte[] bytesOf(Transaction t) {
        return bytesOf(t.version(), t.lockTime(), t.inputs(), t.outputs());
    }

    /** The id that the parts of a transaction hash to, whatever it calls itself. */
    public static TxId computeId(Transaction t) {
        return new TxId(DoubleSha256.of(bytesOf(t)));
    }

    private static byte[] bytesOf(
            int version, long lockTime, List<Input> inputs, List<Output> outputs) {
        WireWriter out = new WireWriter().int32(version).compact(inputs.size());
        for (Input input : inputs) {
            switch (input) {
                case Input.Coinbase c -> out.hash(Hash32.ZERO).int32(-1);
                case Input.Spend s -> out.hash(s.output().tx().hash()).int32(s.output().index());
            }
            out.counted(input.unlock()).int32((int) input.sequence());
        }
        out.compact(outputs.size());
        for (Output output : outputs) {
            out.int64(output.value().value()).counted(output.script().bytes());
        }
        return out.int32((int) lockTime).toArray();
    }

    /** Makes values of what the scan meets. */
    static final class Builder implements TransactionScan.Visitor {
        private static final VarHandle INT =
                MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

        private final List<Input> inputs = new ArrayList<>();
        private final List<Output> outputs = new ArrayList<>();
        private final List<Transaction> transactions = new ArrayList<>();

        @Override
        public void input(byte[] in, int at, int unlockAt, int length, int sequence) {
            Bytes unlock = Bytes.of(in, unlockAt, length);
            long unsigned = Integer.toUnsignedLong(sequence);
            int index = (int) INT.get(in, at + 32);
            inputs.add(
                    index < 0
                            ? new Input.Coinbase(unlock, unsigned)
                            : new Input.Spend(
                                    new OutPoint(new TxId(Hash32.ofWire(in, at)), index),
                                    unlock,
                                    unsigned));
        }

        @Override
        public void output(byte[] in, long sats, int scriptAt, int length) {
            outputs.add(new Output(Sats.of(sats), Script.of(Bytes.of(in, scriptAt, length))));
        }

        @Override
        public void end(TransactionScan scan) {
            transactions.add(
                    new Transaction(
                            new TxId(scan.id()),
                            scan.version(),
                            Integer.toUnsignedLong(scan.lockTime()),
                            inputs,
                            outputs));
            inputs.clear();
            outputs.clear();
        }

        /** All that were met, in order. */
        List<Transaction> transactions() {
            return transactions;
        }
    }
}
