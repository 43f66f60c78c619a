package tracer.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.bitcoinj.core.Block;
import org.bitcoinj.core.NetworkParameters;
import org.bitcoinj.params.MainNetParams;
import org.bitcoinj.params.RegTestParams;
import org.bitcoinj.params.SigNetParams;
import org.bitcoinj.params.TestNet3Params;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Hash32;
import tracer.ledger.Transaction;
import tracer.problem.BadInput;

class BlockFormatTest {
    private static final Origin HERE = Origin.of("test");

    /** The last main-net block that need not state its height. */
    private static final int LAST_OF_VERSION_1 = 227835;

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of(BitcoinChain.MAIN, MainNetParams.get()),
                Arguments.of(BitcoinChain.TEST, TestNet3Params.get()),
                Arguments.of(BitcoinChain.SIGNET, SigNetParams.get()),
                Arguments.of(BitcoinChain.REGTEST, RegTestParams.get()));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void readsGenesisBlocks(BitcoinChain chain, NetworkParameters reference) {
        byte[] bytes = reference.getGenesisBlock().serialize();

        BlockFormat.Contents block = BlockFormat.parse(bytes, HERE);

        assertThat(block.header().hash()).isEqualTo(chain.genesis());
        assertThat(ProofOfWork.fault(block.header(), chain)).isEmpty();
        if (chain != BitcoinChain.SIGNET) { // the reference keeps regtest's limit there
            assertThat(new BigInteger(1, ProofOfWork.target(chain.easiestBits()).toBytes()))
                    .isEqualTo(reference.getMaxTarget());
        }
        assertThat(BlockFormat.bytesOf(block.header(), block.transactions())).isEqualTo(bytes);
    }

    static Stream<Integer> heights() {
        return RealData.BLOCKS.stream();
    }

    @ParameterizedTest
    @MethodSource("heights")
    void agreesWithBitcoinjOnRealBlocks(int height) {
        byte[] bytes = RealData.mainNetBlock(height);
        Block reference = Block.read(ByteBuffer.wrap(bytes));

        BlockFormat.Contents block = BlockFormat.parse(bytes, HERE);

        assertThat(block.statedHeight())
                .isEqualTo(
                        height == LAST_OF_VERSION_1 ? OptionalInt.empty() : OptionalInt.of(height));
        assertThat(ProofOfWork.fault(block.header(), BitcoinChain.MAIN)).isEmpty();
        assertThat(block.header().hash()).hasToString(reference.getHashAsString());
        assertThat(block.header().merkleRoot()).hasToString(reference.getMerkleRoot().toString());
        assertThat(block.header().claimedTime()).isEqualTo(reference.time());
        assertThat(ProofOfWork.work(block.header().bits())).isEqualTo(reference.getWork());
        List<org.bitcoinj.core.Transaction> expected =
                List.copyOf(Objects.requireNonNull(reference.getTransactions()));
        assertThat(block.transactions()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            compare(block.transactions().get(i), expected.get(i));
        }
    }

    private static void compare(Transaction ours, org.bitcoinj.core.Transaction reference) {
        assertThat(ours.id()).hasToString(reference.getTxId().toString());
        assertThat(TransactionFormat.computeId(ours)).isEqualTo(ours.id());
        assertThat(ours.isCoinbase()).isEqualTo(reference.isCoinBase());
        assertThat(ours.lockTime()).isEqualTo(reference.lockTime().rawValue());
        assertThat(ours.version()).isEqualTo((int) reference.getVersion());
        assertThat(ours.inputs()).hasSameSizeAs(reference.getInputs());
        for (int i = 0; i < ours.inputs().size(); i++) {
            assertThat(ours.inputs().get(i).unlock().toArray())
                    .isEqualTo(reference.getInput(i).getScriptBytes());
            assertThat(ours.inputs().get(i).sequence())
                    .isEqualTo(reference.getInput(i).getSequenceNumber());
        }
        assertThat(ours.totalOut().value()).isEqualTo(reference.getOutputSum().toSat());
        for (int i = 0; i < ours.outputs().size(); i++) {
            assertThat(ours.outputs().get(i).script().bytes().toArray())
                    .isEqualTo(reference.getOutput(i).getScriptBytes());
        }
    }

    @Test
    void refusesATransactionThatTheHeaderDoesNotCommitTo() {
        byte[] bytes = MainNetParams.get().getGenesisBlock().serialize();
        bytes[bytes.length - 1] ^= 1; // lock time
        assertThatThrownBy(() -> BlockFormat.parse(bytes, new Origin("blk00000.dat", 8)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("blk00000.dat, offset 8")
                .hasMessageContaining("Merkle root");
    }

    @Test
    void refusesRepeatedTransactionsThatKeepTheMerkleRoot() {
        BlockFormat.Contents honest = BlockFormat.parse(RealData.mainNetBlock(481815), HERE);
        List<Transaction> three = honest.transactions().subList(0, 3);
        Hash32 root = MerkleTree.of(three.stream().map(t -> t.id().hash()).toList()).root();
        var header =
                HeaderFormat.of(4, honest.header().previous(), root, 1_500_000_000L, 0x207fffff, 0);
        assertThat(BlockFormat.parse(BlockFormat.bytesOf(header, three), HERE).transactions())
                .isEqualTo(three);

        List<Transaction> repeated = new ArrayList<>(three);
        repeated.add(three.getLast());
        byte[] forged = BlockFormat.bytesOf(header, repeated);
        assertThatThrownBy(() -> BlockFormat.parse(forged, HERE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("CVE-2012-2459");
    }

    @Test
    void refusesASecondCoinbase() {
        BlockFormat.Contents genesis =
                BlockFormat.parse(MainNetParams.get().getGenesisBlock().serialize(), HERE);
        Transaction coinbase = genesis.transactions().getFirst();
        byte[] bytes = BlockFormat.bytesOf(genesis.header(), List.of(coinbase, coinbase));
        assertThatThrownBy(() -> BlockFormat.parse(bytes, HERE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("transaction 1 is a second coinbase");
    }
}
