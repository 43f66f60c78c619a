package tracer.compact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.Block;
import tracer.ledger.Bytes;
import tracer.ledger.Funding;
import tracer.ledger.Input;
import tracer.ledger.LedgerSource.PlacedBlock;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Transaction;

/**
 * A block in arrays, on its way into a {@link CompactChain}: all of it in the order in which it
 * stands, so that taking it in reads memory forwards. It is made from the block alone, so the next
 * blocks can be made while one is taken in.
 */
public final class CompactBlock {
    private static final int BASE_SIZE = 8;
    private static final int INPUT_SIZE = 40;
    private static final int OUTPUT_SIZE = 8;

    final int height;
    final Ids ids;
    final int[] positions;
    final int[] versions;
    final int[] lockTimes;
    final int[] strippedSizes;

    /** By transaction: the number after that of its last input and output in the block. */
    final int[] inputEnds;

    final int[] outputEnds;

    /** By input: the transaction that it spends from, which output of that, and its sequence. */
    final Ids funders;

    final int[] indexes;
    final int[] sequences;
    private final Bytes[] unlocks;

    final long[] values;
    final Scripts scripts;

    private final Map<OutPoint, Output> claimed;

    private CompactBlock(
            int height,
            List<Transaction> block,
            IntUnaryOperator position,
            Map<OutPoint, Output> claimed) {
        this.height = height;
        this.claimed = claimed;
        int count = block.size();
        ids = new Ids(count);
        positions = new int[count];
        versions = new int[count];
        lockTimes = new int[count];
        strippedSizes = new int[count];
        inputEnds = new int[count];
        outputEnds = new int[count];
        int spends = 0;
        int outputs = 0;
        for (int i = 0; i < count; i++) {
            Transaction t = block.get(i);
            spends += t.isCoinbase() ? 0 : t.inputs().size();
            outputs += t.outputs().size();
            inputEnds[i] = spends;
            outputEnds[i] = outputs;
        }
        funders = new Ids(spends);
        indexes = new int[spends];
        sequences = new int[spends];
        unlocks = new Bytes[spends];
        values = new long[outputs];
        scripts = new Scripts(outputs);
        for (int i = 0; i < count; i++) {
            put(i, block.get(i), position.applyAsInt(i));
        }
    }

    /** As a source hands it over. */
    public static CompactBlock of(ArrivedBlock arrived) {
        Block block = arrived.block();
        return new CompactBlock(block.height(), block.transactions(), i -> i, arrived.claimed());
    }

    /** As it is stored. */
    public static CompactBlock of(PlacedBlock block) {
        List<PlacedTransaction> placed = block.transactions();
        return new CompactBlock(
                block.height(),
                placed.stream().map(PlacedTransaction::transaction).toList(),
                i -> placed.get(i).place().position(),
                claims(placed));
    }

    public int transactions() {
        return positions.length;
    }

    /** Inputs that spend something: all but those of coinbases. */
    public int inputs() {
        return indexes.length;
    }

    /** The script that unlocks what an input spends, by the input's number in the block. */
    public Bytes unlock(int input) {
        return unlocks[input];
    }

    /** What the source says that an input spends. */
    Optional<Output> claimed(int input) {
        return claimed.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(claimed.get(spent(input)));
    }

    OutPoint spent(int input) {
        return new OutPoint(funders.get(input), indexes[input]);
    }

    private void put(int i, Transaction t, int position) {
        ids.set(i, t.id());
        positions[i] = position;
        versions[i] = t.version();
        lockTimes[i] = (int) t.lockTime();
        int size = BASE_SIZE + prefix(t.inputs().size()) + prefix(t.outputs().size());
        int number = i == 0 ? 0 : inputEnds[i - 1];
        for (Input input : t.inputs()) {
            if (input instanceof Input.Spend spend) {
                funders.set(number, spend.output().tx());
                indexes[number] = spend.output().index();
                sequences[number] = (int) spend.sequence();
                unlocks[number++] = spend.unlock();
            }
            size += INPUT_SIZE + sizeOf(input.unlock());
        }
        number = scripts.size();
        for (Output output : t.outputs()) {
            values[number++] = output.value().value();
            scripts.add(output.script());
            size += OUTPUT_SIZE + sizeOf(output.script().bytes());
        }
        strippedSizes[i] = size;
    }

    private static int sizeOf(Bytes bytes) {
        return prefix(bytes.length()) + bytes.length();
    }

    /** Length of the number that stands before a list or a text (CompactSize). */
    private static int prefix(int length) {
        return length < 0xfd ? 1 : length <= 0xffff ? 3 : 5;
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
}
