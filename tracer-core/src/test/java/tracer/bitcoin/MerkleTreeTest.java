package tracer.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.ledger.Hash32;

class MerkleTreeTest {
    private static List<Hash32> leaves(int count) {
        List<Hash32> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(DoubleSha256.of(new byte[] {(byte) i, (byte) (i >> 8)}));
        }
        return leaves;
    }

    /** The definition, word for word and slow. */
    private static Hash32 slowRoot(List<Hash32> level) {
        if (level.size() == 1) {
            return level.getFirst();
        }
        List<Hash32> next = new ArrayList<>();
        for (int i = 0; i < level.size(); i += 2) {
            Hash32 right = level.get(Math.min(i + 1, level.size() - 1));
            next.add(DoubleSha256.of(new WireWriter().hash(level.get(i)).hash(right).toArray()));
        }
        return slowRoot(next);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 1000})
    void isTheTreeOfTheDefinition(int count) {
        List<Hash32> leaves = leaves(count);
        assertThat(MerkleTree.of(leaves)).isEqualTo(new MerkleTree(slowRoot(leaves), false));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 6, 7, 9, 10, 11, 12})
    void repeatedTailsKeepTheRootAndAreSeen(int count) {
        List<Hash32> honest = leaves(count);
        int repeated = Integer.lowestOneBit(count);
        List<Hash32> forged = new ArrayList<>(honest);
        forged.addAll(honest.subList(count - repeated, count));

        assertThat(MerkleTree.of(forged).root()).isEqualTo(MerkleTree.of(honest).root());
        assertThat(MerkleTree.of(forged).isMutated()).isTrue();
    }

    @Test
    void blockOneHundredThousandOfMainNet() {
        // Transaction ids and root as every block explorer shows them.
        List<Hash32> ids =
                List.of(
                        Hash32.ofHex(
                                "8c14f0db3df150123e6f3dbbf30f8b955a8249b62ac1d1ff16284aefa3d06d87"),
                        Hash32.ofHex(
                                "fff2525b8931402dd09222c50775608f75787bd2b87e56995a7bdd30f79702c4"),
                        Hash32.ofHex(
                                "6359f0868171b1d194cbee1af2f16ea598ae8fad666d9b012c8ed2b79a236ec4"),
                        Hash32.ofHex(
                                "e9a66845e05d5abc0ad04ec80f774a7e585c6e8db975962d069a522137b80c1d"));
        assertThat(MerkleTree.of(ids).root())
                .hasToString("f3e94742aca4b5ef85488dc37c06c3282295ffec960994b2c0d5ac2a25a95766");
    }
}
