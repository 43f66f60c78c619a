package tracer.bitcoin;

import java.util.Arrays;
import java.util.List;
import tracer.ledger.Hash32;

/**
 * The tree of hashes through which a block header commits to its transactions in their order.
 *
 * @param root as in the header
 * @param isMutated whether two neighbours that are hashed together are equal. Since an odd last
 *     entry is paired with itself, a list with repeated transactions at its end can have the root
 *     of the honest list (CVE-2012-2459): the root then proves nothing
 */
public record MerkleTree(Hash32 root, boolean isMutated) {
    /** Of transaction ids in block order, at least one. */
    public static MerkleTree of(List<Hash32> ids) {
        WireWriter wire = new WireWriter();
        ids.forEach(wire::hash);
        return ofWire(wire.toArray(), ids.size());
    }

    /** Of {@code count} ids of 32 bytes in wire order, standing one after the other. */
    static MerkleTree ofWire(byte[] ids, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a Merkle tree has at least one leaf");
        }
        byte[] level = Arrays.copyOf(ids, count * Hash32.BYTES);
        DoubleSha256 sha = new DoubleSha256();
        boolean mutated = false;
        for (int n = count; n > 1; n = (n + 1) / 2) {
            for (int i = 0; i < n; i += 2) {
                int left = i * Hash32.BYTES;
                int right = i + 1 < n ? left + Hash32.BYTES : left;
                mutated |= right != left && isSame(level, left, right);
                sha.add(level, left, Hash32.BYTES).add(level, right, Hash32.BYTES);
                sha.into(level, left / 2);
            }
        }
        return new MerkleTree(Hash32.ofWire(level, 0), mutated);
    }

    private static boolean isSame(byte[] level, int left, int right) {
        return Arrays.equals(level, left, left + Hash32.BYTES, level, right, right + Hash32.BYTES);
    }
}
