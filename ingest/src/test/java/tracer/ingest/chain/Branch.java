package tracer.ingest.chain;

import java.util.ArrayList;
import java.util.List;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.MerkleTree;
import tracer.ledger.Block;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.Hash32;
import tracer.ledger.Transaction;
import tracer.ledger.TransactionFixture;

/** A made-up chain from height 0 whose blocks show as much work as the test wants. */
final class Branch {
    static final int EASY = 0x207fffff;

    /** 256 times the work of an easy block. */
    static final int HARD = 0x1f7fffff;

    private final String name;
    private final List<Block> blocks = new ArrayList<>();

    private Branch(String name) {
        this.name = name;
    }

    static Branch ofLength(int length) {
        return new Branch("main").grow(length, EASY);
    }

    /** Shares blocks up to a height and goes on with so many of its own. */
    Branch fork(int height, String branch, int length, int bits) {
        Branch fork = new Branch(branch);
        fork.blocks.addAll(blocks.subList(0, height + 1));
        return fork.grow(length, bits);
    }

    Branch grow(int length, int bits) {
        for (int i = 0; i < length; i++) {
            mine(bits, List.of());
        }
        return this;
    }

    Branch mine(int bits, List<Transaction> transactions) {
        List<Transaction> all = new ArrayList<>();
        all.add(
                TransactionFixture.coinbase(name + " " + blocks.size())
                        .pay("miner of " + name, 5_000_000_000L)
                        .build());
        all.addAll(transactions);
        BlockHash previous =
                blocks.isEmpty() ? new BlockHash(Hash32.ZERO) : blocks.getLast().hash();
        MerkleTree tree = MerkleTree.of(all.stream().map(t -> t.id().hash()).toList());
        BlockHeader header =
                HeaderFormat.of(4, previous, tree.root(), 1_600_000_000L + blocks.size(), bits, 0);
        blocks.add(new Block(blocks.size(), header, all));
        return this;
    }

    int tip() {
        return blocks.size() - 1;
    }

    Block at(int height) {
        return blocks.get(height);
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }
}
