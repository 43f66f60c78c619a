package tracer.memory;

import tracer.ledger.Block;
import tracer.problem.BadInput;

/** Whether a block fits its stored neighbours. */
final class BlockLink {
    private BlockLink() {}

    static boolean isStored(Block block, ActiveChain chain) {
        Integer height = chain.heights.get(block.hash());
        return height != null && height == block.height();
    }

    static void check(Block block, ActiveChain chain) {
        Integer elsewhere = chain.heights.get(block.hash());
        if (elsewhere != null) {
            throw new BadInput(
                    "block %s comes at height %d but is stored at height %d"
                            .formatted(block.hash(), block.height(), elsewhere));
        }
        chain.block(block.height())
                .ifPresent(stored -> {
                    throw new BadInput(
                            "block %s cannot be stored at height %d, where block %s is; disconnect that one first"
                                    .formatted(block.hash(), block.height(), stored.hash()));
                });
        chain.block(block.height() - 1).ifPresent(below -> requireLink(below, block));
        chain.block(block.height() + 1).ifPresent(above -> requireLink(block, above));
    }

    private static void requireLink(Block below, Block above) {
        if (!above.header().previous().equals(below.hash())) {
            throw new BadInput(
                    "block %s at height %d follows %s, not the block %s at height %d; the two are on different branches"
                            .formatted(
                                    above.hash(),
                                    above.height(),
                                    above.header().previous(),
                                    below.hash(),
                                    below.height()));
        }
    }
}
