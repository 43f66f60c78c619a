package tracer.entity;

import java.util.List;
import java.util.stream.IntStream;
import tracer.compact.CompactBlock;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.Transaction;
import tracer.mixing.CollaborativeSpend;

/**
 * A block made ready for {@link ChainEvidence}: all that can be done without the blocks before it,
 * so that one thread reads and makes ready while another takes in.
 *
 * @param compact the same block in arrays
 * @param unusual positions of the transactions that may be collaborative spends, ascending
 */
public record ReadyBlock(ArrivedBlock arrived, CompactBlock compact, List<Integer> unusual) {
    public ReadyBlock {
        unusual = List.copyOf(unusual);
    }

    public static ReadyBlock of(ArrivedBlock arrived) {
        List<Transaction> transactions = arrived.block().transactions();
        return new ReadyBlock(
                arrived,
                CompactBlock.of(arrived),
                IntStream.range(0, transactions.size())
                        .filter(i -> !isOrdinary(transactions.get(i)))
                        .boxed()
                        .toList());
    }

    private static boolean isOrdinary(Transaction t) {
        return CollaborativeSpend.isOrdinary(t.inputs().size(), t.outputs());
    }
}
