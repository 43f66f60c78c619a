package tracer.proof;

import java.util.ArrayList;
import java.util.List;
import tracer.bitcoin.DoubleSha256;
import tracer.bitcoin.WireWriter;
import tracer.ledger.Hash32;
import tracer.problem.BadInput;

/**
 * The hashes that lead from one leaf of a Merkle tree to its root.
 *
 * <p>A branch alone proves neither that its leaf is a transaction nor where it stands. Two traps
 * are met here and in {@link MerkleProofs}: since an odd last node is paired with itself, a list
 * with repeated transactions has the root of the honest one (CVE-2012-2459), so a node on the right
 * that equals its left neighbour is refused; and sixty-four bytes may be read as a transaction or
 * as two hashes (CVE-2017-12842), so the depth must be that of the block's coinbase.
 *
 * @param position of the leaf, from 0
 * @param siblings from the leaf's neighbour upwards
 */
record MerkleBranch(int position, List<Hash32> siblings) {
    /** More levels than any block has: four million bytes hold fewer than 2¹⁷ transactions. */
    static final int MOST_LEVELS = 17;

    MerkleBranch {
        siblings = List.copyOf(siblings);
        if (siblings.size() > MOST_LEVELS) {
            throw new BadInput(
                    "a branch of %d levels; no block has more than %d"
                            .formatted(siblings.size(), MOST_LEVELS));
        }
        if (position < 0 || position >= 1 << siblings.size()) {
            throw new BadInput(
                    "position %d is not in a tree of %d levels"
                            .formatted(position, siblings.size()));
        }
    }

    /** The branch of one of a block's transactions, given all their ids in order. */
    static MerkleBranch of(List<Hash32> ids, int position) {
        List<Hash32> siblings = new ArrayList<>();
        List<Hash32> level = ids;
        int at = position;
        while (level.size() > 1) {
            int sibling = at % 2 == 1 ? at - 1 : Math.min(at + 1, level.size() - 1);
            siblings.add(level.get(sibling));
            level = above(level);
            at /= 2;
        }
        return new MerkleBranch(position, siblings);
    }

    private static List<Hash32> above(List<Hash32> level) {
        List<Hash32> above = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i < level.size(); i += 2) {
            above.add(join(level.get(i), level.get(Math.min(i + 1, level.size() - 1))));
        }
        return above;
    }

    int depth() {
        return siblings.size();
    }

    /**
     * The root that this branch leads to from a leaf.
     *
     * @throws BadInput if it goes through a repeated node, so that the position proves nothing
     */
    Hash32 root(Hash32 leaf) {
        Hash32 node = leaf;
        int at = position;
        for (Hash32 sibling : siblings) {
            boolean isRight = at % 2 == 1;
            if (isRight && sibling.equals(node)) {
                throw new BadInput(
                        "position %d repeats the node on its left (CVE-2012-2459): such a tree has the root of a shorter list"
                                .formatted(position));
            }
            node = isRight ? join(sibling, node) : join(node, sibling);
            at /= 2;
        }
        return node;
    }

    private static Hash32 join(Hash32 left, Hash32 right) {
        return DoubleSha256.of(new WireWriter().hash(left).hash(right).toArray());
    }
}
