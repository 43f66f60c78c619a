package tracer.proof;

import java.util.Comparator;
import tracer.ledger.TxId;

/**
 * That a transaction stands in the block at a height.
 *
 * @param height of the block among the bundle's headers
 */
record MerkleProof(TxId transaction, int height, MerkleBranch branch)
        implements Comparable<MerkleProof> {
    private static final Comparator<MerkleProof> ORDER =
            Comparator.comparingInt(MerkleProof::height)
                    .thenComparingInt(MerkleProof::position)
                    .thenComparing(MerkleProof::transaction);

    int position() {
        return branch.position();
    }

    @Override
    public int compareTo(MerkleProof o) {
        return ORDER.compare(this, o);
    }
}
