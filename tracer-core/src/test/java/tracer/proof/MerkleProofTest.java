package tracer.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bitcoinj.base.Sha256Hash;
import org.bitcoinj.core.PartialMerkleTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.RealData;
import tracer.bitcoin.BlockFormat;
import tracer.bitcoin.DoubleSha256;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.MerkleTree;
import tracer.bitcoin.Origin;
import tracer.bitcoin.ProofOfWork;
import tracer.bitcoin.TransactionFormat;
import tracer.bitcoin.WireWriter;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.Bytes;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.Hash32;
import tracer.ledger.HeightRange;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

class MerkleProofTest {
    private static List<Hash32> leaves(int count) {
        List<Hash32> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(DoubleSha256.of(new byte[] {(byte) i, (byte) (i >> 8)}));
        }
        return leaves;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 1000})
    void everyLeafLeadsToTheRoot(int count) {
        List<Hash32> leaves = leaves(count);
        Hash32 root = MerkleTree.of(leaves).root();
        for (int i = 0; i < count; i++) {
            assertThat(MerkleBranch.of(leaves, i).root(leaves.get(i))).isEqualTo(root);
        }
    }

    /** BIP 37's partial trees of another implementation hold the same hashes. */
    @ParameterizedTest
    @ValueSource(ints = {227835, 300025, 363703, 481815})
    void branchesOfRealBlocksAgreeWithBitcoinj(int height) throws IOException {
        byte[] bytes =
                Files.readAllBytes(
                        RealData.file("bitcoin/mainnet-blocks/block%d.dat".formatted(height)));
        BlockFormat.Contents block = BlockFormat.parse(bytes, Origin.of("block"));
        List<Hash32> ids = block.transactions().stream().map(t -> t.id().hash()).toList();
        List<Sha256Hash> theirIds = ids.stream().map(id -> Sha256Hash.wrap(id.toBytes())).toList();
        for (int i = 0; i < ids.size(); i += Math.max(1, ids.size() / 25)) {
            MerkleBranch branch = MerkleBranch.of(ids, i);
            assertThat(branch.root(ids.get(i))).isEqualTo(block.header().merkleRoot());

            byte[] match = new byte[(ids.size() + 7) / 8];
            match[i / 8] |= (byte) (1 << i % 8);
            PartialMerkleTree tree = PartialMerkleTree.buildFromLeaves(match, theirIds);
            List<Sha256Hash> matched = new ArrayList<>();
            assertThat(tree.getTxnHashAndMerkleRoot(matched).toString())
                    .isEqualTo(block.header().merkleRoot().toString());
            assertThat(matched).containsExactly(theirIds.get(i));
            assertThat(hashesOf(tree)).containsAll(foreignSiblings(branch, ids.get(i)));
        }
    }

    /** A last node that is paired with itself is not sent. */
    private static Set<Hash32> foreignSiblings(MerkleBranch branch, Hash32 leaf) {
        Set<Hash32> foreign = new HashSet<>();
        Hash32 node = leaf;
        for (int level = 0; level < branch.depth(); level++) {
            Hash32 sibling = branch.siblings().get(level);
            if (!sibling.equals(node)) {
                foreign.add(sibling);
            }
            boolean isRight = (branch.position() >> level) % 2 == 1;
            node = new MerkleBranch(isRight ? 1 : 0, List.of(sibling)).root(node);
        }
        return foreign;
    }

    /** The message: count of transactions, count of hashes, hashes, bits. */
    private static Set<Hash32> hashesOf(PartialMerkleTree tree) {
        ByteBuffer in = ByteBuffer.wrap(tree.serialize());
        in.getInt();
        int count = in.get();
        Set<Hash32> hashes = new HashSet<>();
        for (int i = 0; i < count; i++) {
            hashes.add(Hash32.ofWire(in.array(), in.position() + i * Hash32.BYTES));
        }
        return hashes;
    }

    /** Since the last of three is paired with itself, it seems to stand fourth as well. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 6, 7, 9, 10, 11, 12, 13})
    void repeatedLeavesAreRefused(int count) {
        List<Hash32> honest = leaves(count);
        int repeated = Integer.lowestOneBit(count);
        List<Hash32> forged = new ArrayList<>(honest);
        forged.addAll(honest.subList(count - repeated, count));
        assertThat(MerkleTree.of(forged).root()).isEqualTo(MerkleTree.of(honest).root());
        for (int i = count; i < forged.size(); i++) {
            MerkleBranch branch = MerkleBranch.of(forged, i);
            Hash32 leaf = forged.get(i);
            assertThatThrownBy(() -> branch.root(leaf))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("CVE-2012-2459");
        }
    }

    @Test
    void aPositionOutsideTheTreeIsRefused() {
        assertThatThrownBy(() -> new MerkleBranch(4, leaves(2))).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> new MerkleBranch(-1, leaves(2))).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> new MerkleBranch(0, leaves(18))).isInstanceOf(BadInput.class);
    }

    private static final Transaction COINBASE =
            TransactionFormat.of(
                    1,
                    0,
                    List.of(new Input.Coinbase(Bytes.of(new byte[] {1, 1}), Input.FINAL_SEQUENCE)),
                    List.of(new Output(Sats.of(5_000_000_000L), Script.ofHex("51"))));

    /** Sixty-four bytes without witnesses. */
    private static final Transaction SIXTY_FOUR =
            TransactionFormat.of(
                    1,
                    0,
                    List.of(
                            new Input.Spend(
                                    new OutPoint(new TxId(DoubleSha256.of(new byte[1])), 0),
                                    Bytes.of(new byte[3]),
                                    Input.FINAL_SEQUENCE)),
                    List.of(new Output(Sats.of(1), Script.ofHex("51"))));

    @Test
    void twoHashesAreNoTransaction() {
        Transaction other = TransactionFormat.of(2, 7, SIXTY_FOUR.inputs(), SIXTY_FOUR.outputs());
        List<Transaction> block = List.of(COINBASE, SIXTY_FOUR, other, COINBASE_LIKE);
        List<Hash32> ids = block.stream().map(t -> t.id().hash()).toList();
        Hash32 node = DoubleSha256.of(new WireWriter().hash(ids.get(2)).hash(ids.get(3)).toArray());
        Transaction pretended = named(node);
        Hash32 left = DoubleSha256.of(new WireWriter().hash(ids.get(0)).hash(ids.get(1)).toArray());
        MerkleBranch branch = new MerkleBranch(1, List.of(left));
        assertThat(branch.root(node)).isEqualTo(MerkleTree.of(ids).root());

        assertRefusedByDepth(ids, pretended, branch);
    }

    @Test
    void theHalfOfATransactionIsNoTransaction() {
        List<Transaction> block = List.of(COINBASE, SIXTY_FOUR);
        List<Hash32> ids = block.stream().map(t -> t.id().hash()).toList();
        byte[] bytes = TransactionFormat.bytesOf(SIXTY_FOUR);
        assertThat(bytes).hasSize(64);
        Transaction pretended = named(Hash32.ofWire(bytes, 32));
        MerkleBranch branch = new MerkleBranch(3, List.of(Hash32.ofWire(bytes, 0), ids.getFirst()));
        assertThat(branch.root(pretended.id().hash())).isEqualTo(MerkleTree.of(ids).root());

        assertRefusedByDepth(ids, pretended, branch);
    }

    private static final Transaction COINBASE_LIKE =
            TransactionFormat.of(3, 9, SIXTY_FOUR.inputs(), SIXTY_FOUR.outputs());

    /** Making bytes for such an id takes about 2⁴⁸ hashes; whoever spends those has this. */
    private static Transaction named(Hash32 id) {
        return new Transaction(new TxId(id), 1, 0, SIXTY_FOUR.inputs(), SIXTY_FOUR.outputs());
    }

    private static void assertRefusedByDepth(
            List<Hash32> ids, Transaction pretended, MerkleBranch branch) {
        HeaderChain chain = chain(MerkleTree.of(ids).root());
        Map<TxId, Transaction> transactions =
                new TreeMap<>(Map.of(COINBASE.id(), COINBASE, pretended.id(), pretended));
        ProofsForm.Located coinbase =
                new ProofsForm.Located(
                        new MerkleProof(COINBASE.id(), 0, MerkleBranch.of(ids, 0)), "here");
        ProofsForm.Located pretence =
                new ProofsForm.Located(new MerkleProof(pretended.id(), 0, branch), "there");

        assertThatThrownBy(
                        () -> MerkleProofs.check(List.of(coinbase, pretence), transactions, chain))
                .isInstanceOfSatisfying(
                        Difference.class, d -> assertThat(d.place()).isEqualTo("there"))
                .hasMessageContaining("CVE-2017-12842");
        assertThatThrownBy(() -> MerkleProofs.check(List.of(pretence), transactions, chain))
                .isInstanceOf(Difference.class)
                .hasMessageContaining("the coinbase of block 0 is not proven");
    }

    private static HeaderChain chain(Hash32 root) {
        int nonce = 0;
        BlockHeader header;
        do {
            header =
                    HeaderFormat.of(
                            1,
                            new BlockHash(Hash32.ZERO),
                            root,
                            1_300_000_000L,
                            BitcoinChain.REGTEST.easiestBits(),
                            nonce++);
        } while (ProofOfWork.fault(header, BitcoinChain.REGTEST).isPresent());
        ChainRules easy =
                new ChainRules(
                        BitcoinChain.REGTEST,
                        new TreeMap<>(Map.of(0, header.hash())),
                        ChainRules.Targets.NO_WORK,
                        java.math.BigInteger.ONE);
        return HeaderChain.check(
                new ChainPart(
                        BitcoinChain.REGTEST,
                        new Coverage(
                                List.of(new HeightRange(0, 0)),
                                Optional.of(new ChainTip(0, header.hash()))),
                        List.of(new HeaderRun(0, List.of(header)))),
                easy);
    }
}
