package tracer.compact;

import tracer.ledger.ArrivedBlock;
import tracer.ledger.LedgerSource.PlacedBlock;
import tracer.ledger.Output;
import tracer.ledger.ScriptType;
import tracer.problem.BadInput;

/**
 * Puts blocks into arrays, in ascending order of height; gaps may be between them.
 *
 * <p>A block is taken in by passes, each of which asks one table for all of it ({@link Ahead}).
 */
public final class CompactChainBuilder {
    /** Below it stand outputs that are only claimed, in the place of a funder's number. */
    private static final int CLAIMED = -2;

    private final CompactChain chain = new CompactChain();
    private final Ahead ahead = new Ahead();

    /** A block as a source hands it over. */
    public void add(ArrivedBlock arrived) {
        add(CompactBlock.of(arrived));
    }

    /** A stored block. */
    public void add(PlacedBlock block) {
        add(CompactBlock.of(block));
    }

    public void add(CompactBlock block) {
        if (block.height() <= chain.height()) {
            throw new BadInput(
                    "block %d comes after block %d; blocks have to come in ascending order"
                            .formatted(block.height(), chain.height()));
        }
        int firstInput = chain.inputs.size();
        number(block);
        findFunders(block);
        pay(block);
        findOutputs(block, firstInput);
        spend(block, firstInput);
    }

    /** The chain so far; more blocks may be added, and then it answers for those too. */
    public CompactChain chain() {
        return chain;
    }

    private void number(CompactBlock block) {
        TransactionTable txs = chain.txs;
        int firstInput = chain.inputs.size();
        txs.fetch(ahead, block.ids);
        for (int i = 0; i < block.transactions(); i++) {
            int tx = txs.add(block.ids, i);
            txs.set(tx, TransactionTable.FIRST_INPUT, firstInput + block.firstInput(i));
            txs.set(tx, TransactionTable.HEIGHT, block.height());
            txs.set(tx, TransactionTable.POSITION, block.get(i, CompactBlockBuilder.POSITION));
            txs.set(tx, TransactionTable.VERSION, block.get(i, CompactBlockBuilder.VERSION));
            txs.set(tx, TransactionTable.LOCK_TIME, block.get(i, CompactBlockBuilder.LOCK_TIME));
            txs.set(
                    tx,
                    TransactionTable.STRIPPED_SIZE,
                    block.get(i, CompactBlockBuilder.STRIPPED_SIZE));
        }
    }

    /** Leaves in each input the number of the transaction that funds it, or what is claimed. */
    private void findFunders(CompactBlock block) {
        chain.txs.fetch(ahead, block.funders);
        int first = chain.transactions() - block.transactions();
        for (int i = 0; i < block.transactions(); i++) {
            for (int in = block.firstInput(i); in < block.inputEnd(i); in++) {
                int funder = chain.txs.find(block.funders, in);
                // A block may hold no transaction that spends a later one.
                if (funder == CompactChain.NONE || funder >= first + i) {
                    funder = block.claimed(in).map(this::claim).orElse(CompactChain.NONE);
                }
                chain.inputs.add(funder, block.sequence(in));
            }
        }
    }

    private int claim(Output said) {
        return CLAIMED
                - addOutput(Scripts.of(said.script()), 0, CompactChain.NONE, said.value().value());
    }

    private void pay(CompactBlock block) {
        chain.scripts.fetch(ahead, block.scripts);
        int first = chain.transactions() - block.transactions();
        for (int i = 0; i < block.transactions(); i++) {
            int tx = first + i;
            chain.txs.set(tx, TransactionTable.FIRST_OUTPUT, chain.outputs.size());
            for (int o = block.firstOutput(i); o < block.outputEnd(i); o++) {
                addOutput(block.scripts, o, tx, block.value(o));
            }
            chain.txs.set(tx, TransactionTable.OUTPUT_END, chain.outputs.size());
        }
    }

    private int addOutput(Scripts scripts, int at, int funder, long value) {
        int number = chain.outputs.size();
        int script = chain.scripts.pay(scripts, at, number);
        chain.outputs.add(script, scripts.type(at), funder, value);
        return number;
    }

    /** Leaves in each input the number of the output that it spends, which is fetched. */
    private void findOutputs(CompactBlock block, int firstInput) {
        for (int in = 0; in < block.inputs(); in++) {
            int input = firstInput + in;
            int output = outputOf(chain.inputs.spent(input), block, in);
            if (output == CompactChain.NONE) {
                chain.inputs.spendUnknown(input);
            } else {
                chain.inputs.spend(input, output);
                ahead.use(chain.outputs.script(output));
            }
        }
    }

    private void spend(CompactBlock block, int firstInput) {
        int first = chain.transactions() - block.transactions();
        for (int i = 0; i < block.transactions(); i++) {
            for (int in = block.firstInput(i); in < block.inputEnd(i); in++) {
                int input = firstInput + in;
                int output = chain.inputs.spent(input);
                if (output != CompactChain.NONE) {
                    ScriptType type = chain.outputs.type(output);
                    chain.inputs.spend(input, chain.outputs.script(output), type);
                    chain.outputs.spend(output, first + i);
                }
            }
        }
    }

    private int outputOf(int funder, CompactBlock block, int input) {
        if (funder < 0) {
            return funder == CompactChain.NONE ? CompactChain.NONE : CLAIMED - funder;
        }
        int output = chain.firstOutput(funder) + block.index(input);
        if (output >= chain.outputEnd(funder)) {
            throw new BadInput(
                    "output %s is spent, but its transaction has %d outputs"
                            .formatted(block.spent(input), chain.outputCount(funder)));
        }
        return output;
    }
}
