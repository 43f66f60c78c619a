package tracer.ingest.blockfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bitcoinj.params.MainNetParams;
import org.bitcoinj.params.RegTestParams;
import org.bitcoinj.params.SigNetParams;
import org.bitcoinj.params.TestNet3Params;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.bitcoin.BlockFormat;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.TransactionFormat;
import tracer.bitcoin.WireWriter;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHash;
import tracer.ledger.Bytes;
import tracer.ledger.Hash32;
import tracer.ledger.HeightRange;
import tracer.ledger.Input;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.Transaction;

/** Each network is known by the magic of its files, and its genesis block is height 0. */
class NetworksTest {
    @TempDir Path dir;

    @ParameterizedTest
    @EnumSource(BitcoinChain.class)
    void isKnownByItsMagic(BitcoinChain chain) {
        BlockFileWriter writer = new BlockFileWriter(dir, chain, BlockFileWriter.NO_KEY);
        writer.file(0, writer.record(genesis(chain)), 64);

        try (BlockFiles files = BlockFiles.open(dir, Progress.SILENT)) {
            assertThat(files.chain()).isEqualTo(chain);
            assertThat(files.available()).containsExactly(new HeightRange(0, 0));
            assertThat(files.blockAt(0).block().hash()).isEqualTo(chain.genesis());
        }
    }

    private static byte[] genesis(BitcoinChain chain) {
        return switch (chain) {
            case MAIN -> MainNetParams.get().getGenesisBlock().serialize();
            case TEST -> TestNet3Params.get().getGenesisBlock().serialize();
            case SIGNET -> SigNetParams.get().getGenesisBlock().serialize();
            case REGTEST -> RegTestParams.get().getGenesisBlock().serialize();
            case TEST4 -> testnet4();
        };
    }

    /** From BIP 94's parameters in Bitcoin Core's chainparams.cpp; bitcoinj does not know it. */
    private static byte[] testnet4() {
        byte[] words =
                "03/May/2024 000000000000000000001ebd58c244970b3aa9d783bb001011fbe8ea8e98e00e"
                        .getBytes(StandardCharsets.UTF_8);
        byte[] unlock =
                new WireWriter()
                        .bytes(Bytes.ofHex("04ffff001d01044c").toArray())
                        .counted(Bytes.of(words))
                        .toArray();
        Transaction coinbase =
                TransactionFormat.of(
                        1,
                        0,
                        List.of(new Input.Coinbase(Bytes.of(unlock), Input.FINAL_SEQUENCE)),
                        List.of(
                                new Output(
                                        Sats.ofBtc("50"),
                                        Script.ofHex("21" + "00".repeat(33) + "ac"))));
        var header =
                HeaderFormat.of(
                        1,
                        new BlockHash(Hash32.ZERO),
                        coinbase.id().hash(),
                        1_714_777_860L,
                        0x1d00ffff,
                        393_743_547);
        return BlockFormat.bytesOf(header, List.of(coinbase));
    }
}
