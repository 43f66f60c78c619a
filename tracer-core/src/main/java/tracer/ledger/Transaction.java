package tracer.ledger;

import java.util.List;

/**
 * A transaction of the output family as its bytes without witnesses say it: everything that its id
 * commits to, nothing else. {@code tracer.bitcoin.TransactionFormat} turns it back into those
 * bytes.
 *
 * @param version as signed 32-bit number
 * @param lockTime 0 to 2³²−1
 * @param inputs in order
 * @param outputs in order
 */
public record Transaction(
        TxId id, int version, long lockTime, List<Input> inputs, List<Output> outputs) {
    public Transaction {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    public boolean isCoinbase() {
        return inputs.size() == 1 && inputs.getFirst() instanceof Input.Coinbase;
    }

    public OutPoint outPoint(int index) {
        return new OutPoint(id, index);
    }

    /** Sum of all outputs. */
    public Sats totalOut() {
        long sum = 0;
        for (Output o : outputs) {
            sum = Math.addExact(sum, o.value().value());
        }
        return new Sats(sum);
    }
}
