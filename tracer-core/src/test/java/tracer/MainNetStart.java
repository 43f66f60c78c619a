package tracer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tracer.bitcoin.BlockFormat;
import tracer.bitcoin.Origin;
import tracer.entity.CoSpend;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHash;
import tracer.ledger.LedgerChange;
import tracer.memory.MemoryLedger;

/** The first blocks of the main net, heights 0 to 4312; skips the test where they are absent. */
public final class MainNetStart {
    private MainNetStart() {}

    public static MemoryLedger ledger() throws IOException {
        String name = "bitcoin/mainnet-genesis-run/blk00000.dat";
        byte[] file = Files.readAllBytes(RealData.file(name));
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        Map<BlockHash, BlockFormat.Contents> byPrevious = new HashMap<>();
        while (in.remaining() >= 8 && in.getInt() == 0xd9b4bef9) {
            int length = in.getInt();
            int from = in.position();
            BlockFormat.Contents block =
                    BlockFormat.parse(file, from, from + length, Origin.of(name));
            byPrevious.put(block.header().previous(), block);
            in.position(from + length);
        }
        List<ArrivedBlock> chain = new ArrayList<>();
        BlockFormat.Contents next = byPrevious.get(BlockHash.of("00".repeat(32)));
        while (next != null) {
            chain.add(new ArrivedBlock(next.at(chain.size()), Map.of()));
            next = byPrevious.get(next.header().hash());
        }
        assertThat(chain).hasSize(4_313);
        MemoryLedger ledger = new MemoryLedger(BitcoinChain.MAIN, new CoSpend());
        ledger.apply(LedgerChange.connect(chain));
        return ledger;
    }
}
