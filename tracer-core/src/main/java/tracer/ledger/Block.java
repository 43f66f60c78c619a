package tracer.ledger;

import java.util.List;

/** A block with its place in the chain and its transactions by position. */
public record Block(int height, BlockHeader header, List<Transaction> transactions) {
    public Block {
        transactions = List.copyOf(transactions);
    }

    public BlockHash hash() {
        return header.hash();
    }
}
