package tracer.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tracer.RealData;
import tracer.bitcoin.BlockFormat;
import tracer.bitcoin.Origin;
import tracer.entity.CoSpend;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.BlockHash;
import tracer.ledger.LedgerChange;
import tracer.memory.MemoryLedger;

/** The first 4,313 blocks of the main net, or the test is skipped. */
final class MainNetChain {
    private static final String NAME = "bitcoin/mainnet-genesis-run/blk00000.dat";
    private static final int MAGIC = 0xd9b4bef9;

    private MainNetChain() {}

    static List<Block> blocks() {
        byte[] file;
        try {
            file = Files.readAllBytes(RealData.file(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        Map<BlockHash, BlockFormat.Contents> byPrevious = new HashMap<>();
        while (in.remaining() >= 8 && in.getInt() == MAGIC) {
            int length = in.getInt();
            int from = in.position();
            BlockFormat.Contents block =
                    BlockFormat.parse(file, from, from + length, Origin.of(NAME));
            byPrevious.put(block.header().previous(), block);
            in.position(from + length);
        }
        List<Block> chain = new ArrayList<>();
        BlockFormat.Contents next = byPrevious.get(BlockHash.of("00".repeat(32)));
        while (next != null) {
            chain.add(next.at(chain.size()));
            next = byPrevious.get(next.header().hash());
        }
        return chain;
    }

    static MemoryLedger ledger(List<Block> blocks) {
        MemoryLedger ledger = new MemoryLedger(BitcoinChain.MAIN, new CoSpend());
        ledger.apply(LedgerChange.connect(blocks.stream().map(ArrivedBlock::of).toList()));
        return ledger;
    }
}
