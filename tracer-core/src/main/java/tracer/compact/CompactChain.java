package tracer.compact;

import tracer.ledger.Funding;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.ScriptType;
import tracer.ledger.TxId;

/**
 * A chain of outputs in arrays. Transactions, inputs, outputs and scripts are numbers from 0, each
 * kind in chain order: by height, position, index. Outputs that are known only because a source
 * claims what an input spends come before those of its block and belong to no transaction. About 90
 * bytes a transaction, 20 an output, 16 an input and 70 a script. Thread-safe once built.
 *
 * <p>Answers are true for what was put in, up to {@link #height()}; whether an output is spent, and
 * by whom, can change with every later block.
 */
public final class CompactChain {
    /** In place of a number: there is none, or none is known. */
    public static final int NONE = -1;

    final TransactionTable txs = new TransactionTable();
    final InputTable inputs = new InputTable();
    final OutputTable outputs = new OutputTable();
    final ScriptStore scripts = new ScriptStore();

    CompactChain() {}

    /** Height of the last block put in; -1 if there is none. */
    public int height() {
        return txs.size() == 0 ? NONE : height(txs.size() - 1);
    }

    public int transactions() {
        return txs.size();
    }

    /** Inputs that spend something: all but those of coinbases. */
    public int inputs() {
        return inputs.size();
    }

    public int outputs() {
        return outputs.size();
    }

    public int scripts() {
        return scripts.size();
    }

    public TxId id(int tx) {
        return txs.id(tx);
    }

    /** The number of a transaction; {@link #NONE} if it is not here. */
    public int transaction(TxId id) {
        return txs.find(id);
    }

    public int height(int tx) {
        return txs.get(tx, TransactionTable.HEIGHT);
    }

    /** Position in its block. */
    public int position(int tx) {
        return txs.get(tx, TransactionTable.POSITION);
    }

    public int version(int tx) {
        return txs.get(tx, TransactionTable.VERSION);
    }

    /** 0 to 2³²−1. */
    public long lockTime(int tx) {
        return Integer.toUnsignedLong(txs.get(tx, TransactionTable.LOCK_TIME));
    }

    /** In bytes, without witnesses. */
    public int strippedSize(int tx) {
        return txs.get(tx, TransactionTable.STRIPPED_SIZE);
    }

    /** Whether it makes new value: it has no inputs here. */
    public boolean isCoinbase(int tx) {
        return inputCount(tx) == 0;
    }

    public int inputCount(int tx) {
        return inputEnd(tx) - firstInput(tx);
    }

    /** Its inputs are the numbers from this on, to before {@link #inputEnd}. */
    public int firstInput(int tx) {
        return txs.get(tx, TransactionTable.FIRST_INPUT);
    }

    public int inputEnd(int tx) {
        return tx + 1 < txs.size() ? firstInput(tx + 1) : inputs.size();
    }

    /** The output that an input spends; {@link #NONE} if nothing but its outpoint is known. */
    public int spent(int input) {
        return inputs.spent(input);
    }

    /** The script of the output that an input spends; {@link #NONE} if that is not known. */
    public int spentScript(int input) {
        return inputs.script(input);
    }

    /** The type of that script; only where it is known. */
    public ScriptType spentType(int input) {
        return inputs.type(input);
    }

    /** 0 to 2³²−1. */
    public long sequence(int input) {
        return Integer.toUnsignedLong(inputs.sequence(input));
    }

    /** Whether the output of every input is known. */
    public boolean knowsInputs(int tx) {
        for (int i = firstInput(tx); i < inputEnd(tx); i++) {
            if (inputs.spent(i) == NONE) {
                return false;
            }
        }
        return true;
    }

    public int outputCount(int tx) {
        return outputEnd(tx) - firstOutput(tx);
    }

    /** Its outputs are the numbers from this on, to before {@link #outputEnd}. */
    public int firstOutput(int tx) {
        return txs.get(tx, TransactionTable.FIRST_OUTPUT);
    }

    public int outputEnd(int tx) {
        return txs.get(tx, TransactionTable.OUTPUT_END);
    }

    /** In satoshis. */
    public long value(int output) {
        return outputs.value(output);
    }

    /** The number of an output's script. */
    public int script(int output) {
        return outputs.script(output);
    }

    /** The transaction that pays an output; {@link #NONE} if a source claims it. */
    public int funder(int output) {
        return outputs.funder(output);
    }

    /** The transaction that spends an output; {@link #NONE} if none here does. */
    public int spender(int output) {
        return outputs.spender(output);
    }

    public Script scriptOf(int script) {
        return scripts.script(script);
    }

    /** The number of a script; {@link #NONE} if it does not occur. */
    public int script(Script script) {
        return scripts.find(script);
    }

    public ScriptType type(int script) {
        return scripts.type(script);
    }

    /** The first output here that pays a script. */
    public int firstPaid(int script) {
        return scripts.get(script, ScriptStore.FIRST_PAID);
    }

    /** How many outputs here pay a script. */
    public int payments(int script) {
        return scripts.get(script, ScriptStore.PAYMENTS);
    }

    /** Whether the script of a transaction's output is paid for the first time in that. */
    public boolean isFresh(int output) {
        return funder(firstPaid(script(output))) == funder(output);
    }

    /** Whether no input can ever spend it, by its first byte: it carries data. */
    public boolean carriesData(int output) {
        return outputs.type(output) == ScriptType.OP_RETURN;
    }

    public Output output(int output) {
        return new Output(new Sats(value(output)), scriptOf(script(output)));
    }

    /** What is known of the output that an input spends. */
    public Funding funding(int input) {
        int output = spent(input);
        if (output == NONE) {
            return new Funding.Unknown();
        }
        Output paid = output(output);
        return funder(output) == NONE ? new Funding.Claimed(paid) : new Funding.Known(paid);
    }

    /** In satoshis; only where {@link #knowsInputs}, and not of a coinbase. */
    public long fee(int tx) {
        long sum = 0;
        for (int i = firstInput(tx); i < inputEnd(tx); i++) {
            sum = Math.addExact(sum, value(spent(i)));
        }
        for (int o = firstOutput(tx); o < outputEnd(tx); o++) {
            sum = Math.subtractExact(sum, value(o));
        }
        return sum;
    }
}
