package tracer.ingest.demo.economy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bitcoinj.base.BitcoinNetwork;
import org.bitcoinj.base.Sha256Hash;
import org.bitcoinj.params.BitcoinNetworkParams;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.MerkleTree;
import tracer.bitcoin.ProofOfWork;
import tracer.bitcoin.WireWriter;
import tracer.ingest.demo.signing.SignedTransaction;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.Bytes;
import tracer.ledger.Hash32;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;

/**
 * Makes the blocks: coinbase with height (BIP 34), subsidy, fees and witness commitment (BIP 141),
 * Merkle root, and a nonce that meets the target.
 */
final class Mining {
    private static final BitcoinChain CHAIN = BitcoinChain.REGTEST;

    /** All soft forks since 2016 signal from here (BIP 9). */
    private static final int VERSION = 0x2000_0000;

    /** Leaves room below the 4,000,000 of BIP 141 for what one actor still adds. */
    private static final int FULL = 3_600_000;

    private final BlockSink sink;
    private final List<SignedTransaction> waiting = new ArrayList<>();
    private BlockHash tip = CHAIN.genesis();
    private Moment now = new Moment(0, Instant.EPOCH, 0);
    private long weight;

    Mining(BlockSink sink) {
        this.sink = sink;
        sink.accept(BitcoinNetworkParams.of(BitcoinNetwork.REGTEST).getGenesisBlock().serialize());
    }

    /** The block being filled. */
    Moment now() {
        return now;
    }

    void begin(Moment next) {
        now = next;
        weight = 0;
    }

    void add(SignedTransaction transaction) {
        waiting.add(transaction);
        weight += transaction.weight();
    }

    boolean isFull() {
        return weight >= FULL;
    }

    /** Closes the block; the reward goes to the payee. */
    void seal(Payee miner) {
        long fees = waiting.stream().mapToLong(t -> t.fee().value()).sum();
        Payout reward = miner.worth(CHAIN.subsidy(now.height()).value() + fees);
        SignedTransaction coinbase =
                SignedTransaction.coinbase(
                        heightScript(now.height()), List.of(reward.output(), commitment()));
        waiting.addFirst(coinbase);
        BlockHeader header = mine();
        WireWriter block = new WireWriter().bytes(HeaderFormat.bytesOf(header));
        block.compact(waiting.size());
        waiting.forEach(t -> block.bytes(t.raw().toArray()));
        sink.accept(block.toArray());
        waiting.clear();
        tip = header.hash();
        reward.arrival().accept(coinbase.transaction().outPoint(0));
    }

    /** The ids with witnesses, that of the coinbase counted as zero, and the reserved value. */
    private Output commitment() {
        List<Hash32> ids = new ArrayList<>(List.of(Hash32.ZERO));
        waiting.forEach(t -> ids.add(t.witnessId()));
        byte[] committed =
                new WireWriter().hash(MerkleTree.of(ids).root()).hash(Hash32.ZERO).toArray();
        WireWriter script = new WireWriter().int8(0x6a).int8(0x24);
        script.bytes(new byte[] {(byte) 0xaa, 0x21, (byte) 0xa9, (byte) 0xed});
        script.bytes(Sha256Hash.hashTwice(committed));
        return new Output(Sats.ZERO, Script.of(script.toArray()));
    }

    private BlockHeader mine() {
        Hash32 root =
                MerkleTree.of(waiting.stream().map(t -> t.transaction().id().hash()).toList())
                        .root();
        for (int nonce = 0; ; nonce++) {
            BlockHeader header =
                    HeaderFormat.of(
                            VERSION,
                            tip,
                            root,
                            now.time().getEpochSecond(),
                            CHAIN.easiestBits(),
                            nonce);
            if (ProofOfWork.fault(header, CHAIN).isEmpty()) {
                return header;
            }
        }
    }

    /** The height as a script pushes a number, then a few bytes of the miner's own. */
    static Bytes heightScript(int height) {
        WireWriter w = new WireWriter();
        if (height <= 16) {
            w.int8(height == 0 ? 0 : 0x50 + height);
        } else {
            int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(height)) / Byte.SIZE + 1;
            w.int8(bytes);
            for (int i = 0; i < bytes; i++) {
                w.int8(height >>> Byte.SIZE * i);
            }
        }
        byte[] mark = {'/', 'd', 'e', 'm', 'o', '/'};
        return Bytes.of(w.int8(mark.length).bytes(mark).toArray());
    }
}
