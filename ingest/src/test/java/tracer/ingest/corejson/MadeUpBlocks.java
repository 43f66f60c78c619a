package tracer.ingest.corejson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.ProofOfWork;
import tracer.bitcoin.TransactionFormat;
import tracer.ingest.json.Json;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.Bytes;
import tracer.ledger.Input;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.ScriptFixture;
import tracer.ledger.Transaction;

/** A made-up regtest chain with true proof of work, and what a node would say of it in JSON. */
final class MadeUpBlocks {
    static final int EASY = 0x207fffff;

    /** 256 times the work of an easy block. */
    static final int HARD = 0x1f7fffff;

    private final String name;

    /** From height 1 on. */
    private final List<Block> blocks = new ArrayList<>();

    private MadeUpBlocks(String name) {
        this.name = name;
    }

    static MadeUpBlocks onFirstBlock(String name) {
        return new MadeUpBlocks(name);
    }

    /** Shares the blocks up to a height. */
    MadeUpBlocks fork(int height, String branch) {
        MadeUpBlocks fork = new MadeUpBlocks(branch);
        fork.blocks.addAll(blocks.subList(0, height));
        return fork;
    }

    MadeUpBlocks grow(int count) {
        return grow(count, EASY);
    }

    MadeUpBlocks grow(int count, int bits) {
        for (int i = 0; i < count; i++) {
            Transaction coinbase = coinbase(blocks.size() + 1);
            blocks.add(new Block(blocks.size() + 1, mine(coinbase, bits), List.of(coinbase)));
        }
        return this;
    }

    Block block(int height) {
        return blocks.get(height - 1);
    }

    /** One block a line, from the network's first on. */
    List<String> json() {
        List<String> lines = new ArrayList<>();
        lines.add(Recorded.BLOCKS.getFirst());
        blocks.forEach(b -> lines.add(json(b)));
        return lines;
    }

    private Transaction coinbase(int height) {
        byte[] note = (".." + name).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] unlock = new byte[note.length + 1];
        System.arraycopy(note, 0, unlock, 1, note.length);
        unlock[0] = 2;
        unlock[1] = (byte) height;
        unlock[2] = (byte) (height >> 8);
        if (height <= 16) {
            unlock[0] = (byte) (0x50 + height);
        } else if (height < 0x80) {
            unlock[0] = 1;
        }
        return TransactionFormat.of(
                2,
                0,
                List.of(new Input.Coinbase(Bytes.of(unlock), Input.FINAL_SEQUENCE)),
                List.of(new Output(Sats.of(5_000_000_001L), ScriptFixture.witnessKeyHash(name))));
    }

    private BlockHeader mine(Transaction coinbase, int bits) {
        BlockHash previous =
                blocks.isEmpty() ? BitcoinChain.REGTEST.genesis() : blocks.getLast().hash();
        for (int nonce = 0; ; nonce++) {
            BlockHeader header =
                    HeaderFormat.of(
                            4,
                            previous,
                            coinbase.id().hash(),
                            1_600_000_000L + blocks.size(),
                            bits,
                            nonce);
            if (ProofOfWork.fault(header, BitcoinChain.REGTEST).isEmpty()) {
                return header;
            }
        }
    }

    private static String json(Block b) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("hash", b.hash().toString())
                .put("height", b.height())
                .put("version", b.header().version())
                .put("previousblockhash", b.header().previous().toString())
                .put("merkleroot", b.header().merkleRoot().toString())
                .put("time", b.header().time())
                .put("bits", "%08x".formatted(b.header().bits()))
                .put("nonce", Integer.toUnsignedLong(b.header().nonce()));
        ArrayNode transactions = json.putArray("tx");
        for (Transaction t : b.transactions()) {
            ObjectNode tx = transactions.addObject();
            tx.put("txid", t.id().toString())
                    .put("hex", HexFormat.of().formatHex(TransactionFormat.bytesOf(t)));
            tx.putArray("vin").addObject().put("coinbase", "00");
            ArrayNode outputs = tx.putArray("vout");
            for (int i = 0; i < t.outputs().size(); i++) {
                Output o = t.outputs().get(i);
                ObjectNode out = outputs.addObject();
                out.put("value", BigDecimal.valueOf(o.value().value(), 8)).put("n", i);
                out.putObject("scriptPubKey").put("hex", o.script().toString());
            }
        }
        return json.toString();
    }
}
