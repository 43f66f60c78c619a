package tracer.compact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.Block;
import tracer.ledger.Funding;
import tracer.ledger.Input;
import tracer.ledger.LedgerSource.PlacedBlock;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Transaction;
import tracer.problem.BadInput;

/**
 * Puts blocks into arrays, in ascending order of height; gaps may be between them.
 *
 * <p>A block is taken in by passes, each of which asks one table for all of it ({@link Asked}).
 */
public final class CompactChainBuilder {
    private static final int BASE_SIZE = 8;
    private static final int INPUT_SIZE = 40;
    private static final int OUTPUT_SIZE = 8;

    /** Below it stand outputs that are only claimed, in the place of a funder's number. */
    private static final int CLAIMED = -2;

    private final CompactChain chain = new CompactChain();
    private final Asked asked = new Asked();

    /** A block as a source hands it over. */
    public void add(ArrivedBlock arrived) {
        Block block = arrived.block();
        add(block.height(), block.transactions(), i -> i, arrived.claimed());
    }

    /** A stored block. */
    public void add(PlacedBlock block) {
        List<PlacedTransaction> placed = block.transactions();
        add(
                block.height(),
                placed.stream().map(PlacedTransaction::transaction).toList(),
                i -> placed.get(i).place().position(),
                claims(placed));
    }

    /** The chain so far; more blocks may be added, and then it answers for those too. */
    public CompactChain chain() {
        return chain;
    }

    private static Map<OutPoint, Output> claims(List<PlacedTransaction> block) {
        Map<OutPoint, Output> claims = new HashMap<>();
        for (PlacedTransaction t : block) {
            for (int i = 0; i < t.fundings().size(); i++) {
                if (t.fundings().get(i) instanceof Funding.Claimed(Output output)) {
                    claims.put(t.spent().get(i), output);
                }
            }
        }
        return claims;
    }

    private void add(
            int height,
            List<Transaction> block,
            IntUnaryOperator position,
            Map<OutPoint, Output> claimed) {
        if (height <= chain.height()) {
            throw new BadInput(
                    "block %d comes after block %d; blocks have to come in ascending order"
                            .formatted(height, chain.height()));
        }
        int first = chain.transactions();
        fetchTransactions(block);
        for (int i = 0; i < block.size(); i++) {
            number(block.get(i), height, position.applyAsInt(i));
        }
        fetchFunders(block);
        for (int i = 0; i < block.size(); i++) {
            findFunders(first + i, block.get(i), claimed);
        }
        fetchScripts(block);
        int output = 0;
        for (int i = 0; i < block.size(); i++) {
            output = pay(first + i, block.get(i), output);
        }
        for (int i = 0; i < block.size(); i++) {
            spend(first + i, block.get(i));
        }
    }

    private void fetchTransactions(List<Transaction> block) {
        asked.clear();
        block.forEach(t -> asked.add(TransactionTable.hash(t.id())));
        chain.txs.fetch(asked);
    }

    private void fetchFunders(List<Transaction> block) {
        asked.clear();
        for (Transaction t : block) {
            for (Input input : t.inputs()) {
                if (input instanceof Input.Spend spend) {
                    asked.add(TransactionTable.hash(spend.output().tx()));
                }
            }
        }
        chain.txs.fetch(asked);
    }

    private void fetchScripts(List<Transaction> block) {
        asked.clear();
        for (Transaction t : block) {
            for (Output output : t.outputs()) {
                asked.add(ScriptStore.hash(output.script()));
            }
        }
        chain.scripts.fetch(asked);
    }

    private void number(Transaction t, int height, int position) {
        int tx = chain.txs.add(t.id());
        chain.txs.set(tx, TransactionTable.HEIGHT, height);
        chain.txs.set(tx, TransactionTable.POSITION, position);
        chain.txs.set(tx, TransactionTable.VERSION, t.version());
        chain.txs.set(tx, TransactionTable.LOCK_TIME, (int) t.lockTime());
        chain.txs.set(tx, TransactionTable.STRIPPED_SIZE, strippedSize(t));
    }

    /** Leaves in each input the number of the transaction that funds it, or what is claimed. */
    private void findFunders(int tx, Transaction t, Map<OutPoint, Output> claimed) {
        chain.txs.set(tx, TransactionTable.FIRST_INPUT, chain.inputs.size());
        for (Input input : t.inputs()) {
            if (input instanceof Input.Spend spend) {
                int funder = chain.txs.find(spend.output().tx());
                // A block may hold no transaction that spends a later one.
                if (funder == CompactChain.NONE || funder >= tx) {
                    funder = claim(claimed.get(spend.output()));
                }
                chain.inputs.add(funder, (int) spend.sequence());
            }
        }
    }

    private int claim(@Nullable Output said) {
        return said == null
                ? CompactChain.NONE
                : CLAIMED - addOutput(CompactChain.NONE, said, ScriptStore.hash(said.script()));
    }

    /**
     * @param before how many scripts of its block were asked for before those of this transaction
     * @return how many after it
     */
    private int pay(int tx, Transaction t, int before) {
        int next = before;
        chain.txs.set(tx, TransactionTable.FIRST_OUTPUT, chain.outputs.size());
        for (Output output : t.outputs()) {
            addOutput(tx, output, asked.hash(next++));
        }
        chain.txs.set(tx, TransactionTable.OUTPUT_END, chain.outputs.size());
        return next;
    }

    private int addOutput(int funder, Output output, int hash) {
        int number = chain.outputs.size();
        int script = chain.scripts.pay(output.script(), hash, number);
        chain.outputs.add(script, funder, output.value().value());
        return number;
    }

    private void spend(int tx, Transaction t) {
        int input = chain.firstInput(tx);
        for (Input in : t.inputs()) {
            if (in instanceof Input.Spend spend) {
                int output = outputOf(chain.spent(input), spend.output());
                if (output == CompactChain.NONE) {
                    chain.inputs.spend(input, CompactChain.NONE, CompactChain.NONE);
                } else {
                    chain.inputs.spend(input, output, chain.outputs.script(output));
                    chain.outputs.spend(output, tx);
                }
                input++;
            }
        }
    }

    private int outputOf(int funder, OutPoint at) {
        if (funder < 0) {
            return funder == CompactChain.NONE ? CompactChain.NONE : CLAIMED - funder;
        }
        int output = chain.firstOutput(funder) + at.index();
        if (output >= chain.outputEnd(funder)) {
            throw new BadInput(
                    "output %s is spent, but its transaction has %d outputs"
                            .formatted(at, chain.outputCount(funder)));
        }
        return output;
    }

    private static int strippedSize(Transaction t) {
        int size = BASE_SIZE + prefix(t.inputs().size()) + prefix(t.outputs().size());
        for (Input input : t.inputs()) {
            size += INPUT_SIZE + prefix(input.unlock().length()) + input.unlock().length();
        }
        for (Output output : t.outputs()) {
            int length = output.script().bytes().length();
            size += OUTPUT_SIZE + prefix(length) + length;
        }
        return size;
    }

    /** Length of the number that stands before a list or a text (CompactSize). */
    private static int prefix(int length) {
        return length < 0xfd ? 1 : length <= 0xffff ? 3 : 5;
    }
}
