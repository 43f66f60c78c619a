package tracer.compact;

import java.util.List;
import tracer.ledger.Funding;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.ScriptType;
import tracer.ledger.TxId;

/**
 * A chain of outputs in arrays. Transactions, inputs, outputs and scripts are numbers from 0, each
 * kind in chain order: by height, position, index. Outputs that are known only because a source
 * claims what an input spends are among the outputs and belong to no transaction. About 60 bytes a
 * transaction, 25 an output, 12 an input and 40 a script. Thread-safe once built.
 *
 * <p>Answers are true for what was put in, up to {@link #height()}; whether an output is spent, and
 * by whom, can change with every later block.
 */
public final class CompactChain {
    /** In place of a number: there is none, or none is known. */
    public static final int NONE = -1;

    static final List<ScriptType> TYPES = List.of(ScriptType.values());

    final TransactionTable ids = new TransactionTable();
    final ScriptStore scripts = new ScriptStore();

    final IntList heights = new IntList();
    final IntList positions = new IntList();
    final IntList versions = new IntList();
    final IntList lockTimes = new IntList();
    final IntList sizes = new IntList();
    final IntList firstInputs = new IntList();
    final IntList firstOutputs = new IntList();
    final IntList outputEnds = new IntList();

    final IntList spent = new IntList();
    final IntList sequences = new IntList();

    final LongList values = new LongList();
    final IntList outputScripts = new IntList();
    final IntList funders = new IntList();
    final IntList spenders = new IntList();

    /** By script: the first output that pays it. */
    final IntList firstPaid = new IntList();

    /** By script: how many outputs here pay it. */
    final IntList payments = new IntList();

    /** By script: the place of its type in {@link #TYPES}. */
    final IntList types = new IntList();

    CompactChain() {}

    /** Height of the last block put in; -1 if there is none. */
    public int height() {
        return ids.size() == 0 ? NONE : heights.get(ids.size() - 1);
    }

    public int transactions() {
        return ids.size();
    }

    public int outputs() {
        return values.size();
    }

    public int scripts() {
        return scripts.size();
    }

    public TxId id(int tx) {
        return ids.id(tx);
    }

    /** The number of a transaction; {@link #NONE} if it is not here. */
    public int transaction(TxId id) {
        return ids.find(id);
    }

    public int height(int tx) {
        return heights.get(tx);
    }

    /** Position in its block. */
    public int position(int tx) {
        return positions.get(tx);
    }

    public int version(int tx) {
        return versions.get(tx);
    }

    /** 0 to 2³²−1. */
    public long lockTime(int tx) {
        return Integer.toUnsignedLong(lockTimes.get(tx));
    }

    /** In bytes, without witnesses. */
    public int strippedSize(int tx) {
        return sizes.get(tx);
    }

    /** Whether it makes new value: it has no inputs here. */
    public boolean isCoinbase(int tx) {
        return inputCount(tx) == 0;
    }

    public int inputCount(int tx) {
        return inputEnd(tx) - firstInputs.get(tx);
    }

    /** Its inputs are the numbers from this on, to before {@link #inputEnd}. */
    public int firstInput(int tx) {
        return firstInputs.get(tx);
    }

    public int inputEnd(int tx) {
        return tx + 1 < firstInputs.size() ? firstInputs.get(tx + 1) : spent.size();
    }

    /** The output that an input spends; {@link #NONE} if nothing but its outpoint is known. */
    public int spent(int input) {
        return spent.get(input);
    }

    /** 0 to 2³²−1. */
    public long sequence(int input) {
        return Integer.toUnsignedLong(sequences.get(input));
    }

    /** Whether the output of every input is known. */
    public boolean knowsInputs(int tx) {
        for (int i = firstInput(tx); i < inputEnd(tx); i++) {
            if (spent.get(i) == NONE) {
                return false;
            }
        }
        return true;
    }

    public int outputCount(int tx) {
        return outputEnds.get(tx) - firstOutputs.get(tx);
    }

    /** Its outputs are the numbers from this on, to before {@link #outputEnd}. */
    public int firstOutput(int tx) {
        return firstOutputs.get(tx);
    }

    public int outputEnd(int tx) {
        return outputEnds.get(tx);
    }

    /** In satoshis. */
    public long value(int output) {
        return values.get(output);
    }

    /** The number of an output's script. */
    public int script(int output) {
        return outputScripts.get(output);
    }

    /** The transaction that pays an output; {@link #NONE} if a source claims it. */
    public int funder(int output) {
        return funders.get(output);
    }

    /** The transaction that spends an output; {@link #NONE} if none here does. */
    public int spender(int output) {
        return spenders.get(output);
    }

    public Script scriptOf(int script) {
        return scripts.script(script);
    }

    /** The number of a script; {@link #NONE} if it does not occur. */
    public int script(Script script) {
        return scripts.find(script);
    }

    public ScriptType type(int script) {
        return TYPES.get(types.get(script));
    }

    /** The first output here that pays a script. */
    public int firstPaid(int script) {
        return firstPaid.get(script);
    }

    /** How many outputs here pay a script. */
    public int payments(int script) {
        return payments.get(script);
    }

    /** Whether the script of a transaction's output is paid for the first time in that. */
    public boolean isFresh(int output) {
        return funders.get(firstPaid.get(outputScripts.get(output))) == funders.get(output);
    }

    /** Whether no input can ever spend it, by its first byte: it carries data. */
    public boolean carriesData(int output) {
        return type(outputScripts.get(output)) == ScriptType.OP_RETURN;
    }

    /** What is known of the output that an input spends. */
    public Funding funding(int input) {
        int output = spent.get(input);
        if (output == NONE) {
            return new Funding.Unknown();
        }
        Output paid = new Output(new Sats(value(output)), scriptOf(script(output)));
        return funder(output) == NONE ? new Funding.Claimed(paid) : new Funding.Known(paid);
    }

    /** In satoshis; only where {@link #knowsInputs}, and not of a coinbase. */
    public long fee(int tx) {
        long sum = 0;
        for (int i = firstInput(tx); i < inputEnd(tx); i++) {
            sum = Math.addExact(sum, values.get(spent.get(i)));
        }
        for (int o = firstOutput(tx); o < outputEnd(tx); o++) {
            sum = Math.subtractExact(sum, values.get(o));
        }
        return sum;
    }
}
