package tracer.ingest.blockfile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitcoinj.params.RegTestParams;
import tracer.bitcoin.BlockFormat;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.MerkleTree;
import tracer.bitcoin.Origin;
import tracer.bitcoin.ProofOfWork;
import tracer.bitcoin.TransactionFormat;
import tracer.bitcoin.WireWriter;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHeader;
import tracer.ledger.Bytes;
import tracer.ledger.Hash32;
import tracer.ledger.Input;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.Transaction;

/** A regtest block made for a test, with real proof of work. */
record MinedBlock(int height, BlockHeader header, List<Transaction> transactions, Bytes wire) {
    static final int EASY = 0x207fffff;

    /** Sixteen times the work of {@link #EASY}. */
    static final int HARD = 0x2007ffff;

    static final Script ANYONE = Script.ofHex("51");

    private static final long FIRST_TIME = 1_700_000_000L;

    /** As it stands in files, witnesses included. */
    byte[] bytes() {
        return wire.toArray();
    }

    static MinedBlock genesis() {
        byte[] bytes = RegTestParams.get().getGenesisBlock().serialize();
        BlockFormat.Contents c = BlockFormat.parse(bytes, Origin.of("genesis"));
        return new MinedBlock(0, c.header(), c.transactions(), Bytes.of(bytes));
    }

    /** Genesis and so many blocks on it. */
    static List<MinedBlock> chain(int length) {
        List<MinedBlock> chain = new ArrayList<>(List.of(genesis()));
        while (chain.size() <= length) {
            chain.add(chain.getLast().child(EASY, ""));
        }
        return chain;
    }

    /** A block on this one. */
    MinedBlock child(int bits, String tag, Transaction... others) {
        return childWith(coinbase(height + 1, tag), bits, others);
    }

    MinedBlock childWith(Transaction coinbase, int bits, Transaction... others) {
        List<Transaction> all = new ArrayList<>(List.of(coinbase));
        all.addAll(List.of(others));
        List<Hash32> ids = all.stream().map(t -> t.id().hash()).toList();
        for (int nonce = 0; ; nonce++) {
            BlockHeader header =
                    HeaderFormat.of(
                            0x20000000,
                            this.header.hash(),
                            MerkleTree.of(ids).root(),
                            FIRST_TIME + 600L * height,
                            bits,
                            nonce);
            if (ProofOfWork.fault(header, BitcoinChain.REGTEST).isEmpty()) {
                return new MinedBlock(height + 1, header, List.copyOf(all), wire(header, all));
            }
        }
    }

    /** A coinbase that states a height, 0 to 32,767. */
    static Transaction coinbase(int height, String tag) {
        WireWriter unlock = new WireWriter();
        if (height <= 16) {
            unlock.int8(0x50 + height);
        } else if (height < 0x80) {
            unlock.int8(1).int8(height);
        } else {
            unlock.int8(2).int8(height).int8(height >> 8);
        }
        unlock.bytes(("/test/" + tag).getBytes(StandardCharsets.UTF_8));
        return TransactionFormat.of(
                2,
                0,
                List.of(new Input.Coinbase(Bytes.of(unlock.toArray()), Input.FINAL_SEQUENCE)),
                List.of(new Output(Sats.ofBtc("50"), ANYONE)));
    }

    /** With a witness for each input of every transaction whose version is above two. */
    private static Bytes wire(BlockHeader header, List<Transaction> transactions) {
        WireWriter out = new WireWriter().bytes(HeaderFormat.bytesOf(header));
        out.compact(transactions.size());
        for (Transaction t : transactions) {
            byte[] plain = TransactionFormat.bytesOf(t);
            if (t.version() <= 2) {
                out.bytes(plain);
            } else {
                out.bytes(Arrays.copyOf(plain, 4)).int8(0).int8(1);
                out.bytes(Arrays.copyOfRange(plain, 4, plain.length - 4));
                t.inputs().forEach(i -> out.compact(2).counted(Bytes.ofHex("abcdef")).compact(0));
                out.bytes(Arrays.copyOfRange(plain, plain.length - 4, plain.length));
            }
        }
        return Bytes.of(out.toArray());
    }
}
