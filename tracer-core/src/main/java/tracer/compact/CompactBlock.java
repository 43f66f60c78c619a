package tracer.compact;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.Block;
import tracer.ledger.BlockHeader;
import tracer.ledger.Bytes;
import tracer.ledger.Funding;
import tracer.ledger.LedgerSource.PlacedBlock;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Transaction;

/**
 * A block in arrays, on its way into a {@link CompactChain}: all of it in the order in which it
 * stands, so that taking it in reads memory forwards. It is made from the block alone, so the next
 * blocks can be made while one is taken in. Transactions, inputs and outputs are numbers from 0 in
 * the block.
 */
public final class CompactBlock {
    private final int height;
    private final Instant claimedTime;
    private final Map<OutPoint, Output> claimed;

    final Ids ids;
    private final IntRows txs;

    /** By input: the transaction that it spends from. */
    final Ids funders;

    private final IntRows spends;
    private final ByteRuns unlocks;
    private final IntRows values;
    final Scripts scripts;

    CompactBlock(
            int height,
            BlockHeader header,
            CompactBlockBuilder parts,
            Map<OutPoint, Output> claimed) {
        this.height = height;
        this.claimedTime = header.claimedTime();
        this.claimed = claimed;
        this.ids = parts.ids;
        this.txs = parts.txs;
        this.funders = parts.funders;
        this.spends = parts.spends;
        this.unlocks = parts.unlocks;
        this.values = parts.values;
        this.scripts = parts.scripts;
    }

    /** As a source hands it over. */
    public static CompactBlock of(ArrivedBlock arrived) {
        Block block = arrived.block();
        return of(block.height(), block.header(), block.transactions(), i -> i, arrived.claimed());
    }

    /** As it is stored. */
    public static CompactBlock of(PlacedBlock block) {
        List<PlacedTransaction> placed = block.transactions();
        return of(
                block.height(),
                block.header(),
                placed.stream().map(PlacedTransaction::transaction).toList(),
                i -> placed.get(i).place().position(),
                claims(placed));
    }

    private static CompactBlock of(
            int height,
            BlockHeader header,
            List<Transaction> block,
            IntUnaryOperator position,
            Map<OutPoint, Output> claimed) {
        CompactBlockBuilder parts =
                new CompactBlockBuilder(
                        block.size(),
                        block.stream().mapToInt(t -> t.inputs().size()).sum(),
                        block.stream().mapToInt(t -> t.outputs().size()).sum());
        for (int i = 0; i < block.size(); i++) {
            parts.add(block.get(i), position.applyAsInt(i));
        }
        return new CompactBlock(height, header, parts, claimed);
    }

    public int height() {
        return height;
    }

    /** When it was made, as the miner claims. */
    public Instant claimedTime() {
        return claimedTime;
    }

    public int transactions() {
        return txs.size();
    }

    /** Inputs that spend something: all but those of coinbases. */
    public int inputs() {
        return spends.size();
    }

    public int outputs() {
        return values.size();
    }

    public int inputCount(int tx) {
        return inputEnd(tx) - firstInput(tx);
    }

    public int outputCount(int tx) {
        return outputEnd(tx) - firstOutput(tx);
    }

    public int firstInput(int tx) {
        return tx == 0 ? 0 : inputEnd(tx - 1);
    }

    public int inputEnd(int tx) {
        return txs.get(tx, CompactBlockBuilder.INPUT_END);
    }

    public int firstOutput(int tx) {
        return tx == 0 ? 0 : outputEnd(tx - 1);
    }

    public int outputEnd(int tx) {
        return txs.get(tx, CompactBlockBuilder.OUTPUT_END);
    }

    /** Of an output, in satoshis. */
    public long value(int output) {
        return values.getLong(output, 0);
    }

    /** How many bytes unlock what an input spends, without witnesses. */
    public int unlockLength(int input) {
        return unlocks.length(input);
    }

    /** The script that unlocks what an input spends. */
    public Bytes unlock(int input) {
        return unlocks.get(input);
    }

    int get(int tx, int column) {
        return txs.get(tx, column);
    }

    /** Which output of its transaction an input spends. */
    int index(int input) {
        return spends.get(input, CompactBlockBuilder.INDEX);
    }

    int sequence(int input) {
        return spends.get(input, CompactBlockBuilder.SEQUENCE);
    }

    /** What the source says that an input spends. */
    Optional<Output> claimed(int input) {
        return claimed.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(claimed.get(spent(input)));
    }

    OutPoint spent(int input) {
        return new OutPoint(funders.get(input), index(input));
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
