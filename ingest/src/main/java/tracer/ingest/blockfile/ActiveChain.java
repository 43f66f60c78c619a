package tracer.ingest.blockfile;

import java.util.Arrays;
import java.util.Optional;
import tracer.ledger.BitcoinChain;

/**
 * The branch with the most work among all headers met (between equals the one whose tip was met
 * first), from its first block in the files to its tip. Blocks are named by their numbers in the
 * index.
 */
final class ActiveChain {
    /** Blocks left aside for one reason: how many, and the number of the one met first. */
    record Aside(long count, Optional<Integer> first) {
        private static final Aside NOBODY = new Aside(0, Optional.empty());

        private Aside and(int block) {
            return count == 0 ? new Aside(1, Optional.of(block)) : new Aside(count + 1, first);
        }
    }

    private final int[] blocks;
    private final boolean isFromGenesis;
    private final Aside stale;
    private final Aside unconnected;

    private ActiveChain(int[] blocks, boolean isFromGenesis, Aside stale, Aside unconnected) {
        this.blocks = blocks;
        this.isFromGenesis = isFromGenesis;
        this.stale = stale;
        this.unconnected = unconnected;
    }

    /** Of an index that holds at least one header. */
    static ActiveChain choose(HeaderIndex index, BitcoinChain chain) {
        int[] parents = index.parents();
        Work work = new Work(index, parents);
        int tip = work.best();
        int root = work.root[tip];
        int[] blocks = branch(parents, tip);
        boolean[] active = new boolean[index.count()];
        for (int block : blocks) {
            active[block] = true;
        }
        Aside stale = Aside.NOBODY;
        Aside unconnected = Aside.NOBODY;
        for (int i = 0; i < active.length; i++) {
            if (!active[i] && work.root[i] == root) {
                stale = stale.and(i);
            } else if (!active[i]) {
                unconnected = unconnected.and(i);
            }
        }
        boolean fromGenesis = index.hash(root).equals(chain.genesis());
        return new ActiveChain(blocks, fromGenesis, stale, unconnected);
    }

    /** How many blocks it has. */
    int length() {
        return blocks.length;
    }

    /** Its block at a position, counted from 0. */
    int block(int position) {
        return blocks[position];
    }

    /** Whether its first block is the network's first. */
    boolean isFromGenesis() {
        return isFromGenesis;
    }

    /** Blocks that share its first block but lie on another branch. */
    Aside stale() {
        return stale;
    }

    /** Blocks that hang on none of its blocks. */
    Aside unconnected() {
        return unconnected;
    }

    private static int[] branch(int[] parents, int tip) {
        int length = 0;
        for (int i = tip; i != HeaderIndex.NONE; i = parents[i]) {
            length++;
        }
        int[] blocks = new int[length];
        for (int i = tip; i != HeaderIndex.NONE; i = parents[i]) {
            blocks[--length] = i;
        }
        return blocks;
    }

    /** Work from the first block of its tree to each header, as 128-bit numbers, and that block. */
    private static final class Work {
        final int[] root;
        private final long[] high;
        private final long[] low;

        Work(HeaderIndex index, int[] parents) {
            int count = index.count();
            root = new int[count];
            high = new long[count];
            low = new long[count];
            Arrays.fill(root, HeaderIndex.NONE);
            int[] path = new int[count];
            for (int i = 0; i < count; i++) {
                int length = 0;
                int at = i;
                while (at != HeaderIndex.NONE && root[at] == HeaderIndex.NONE) {
                    path[length++] = at;
                    at = parents[at];
                }
                while (length > 0) {
                    sum(index, path[--length], at);
                    at = path[length];
                }
            }
        }

        private void sum(HeaderIndex index, int block, int parent) {
            high[block] = index.workHigh(block);
            low[block] = index.workLow(block);
            root[block] = block;
            if (parent != HeaderIndex.NONE) {
                low[block] += low[parent];
                boolean carry = Long.compareUnsigned(low[block], low[parent]) < 0;
                high[block] = Math.addExact(high[block], high[parent] + (carry ? 1 : 0));
                root[block] = root[parent];
            }
        }

        int best() {
            int best = 0;
            for (int i = 1; i < root.length; i++) {
                if (high[i] > high[best]
                        || high[i] == high[best] && Long.compareUnsigned(low[i], low[best]) > 0) {
                    best = i;
                }
            }
            return best;
        }
    }
}
