package tracer.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.MerkleTree;
import tracer.bitcoin.TransactionFormat;
import tracer.ledger.Block;
import tracer.ledger.BlockHash;
import tracer.ledger.Bytes;
import tracer.ledger.Hash32;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.Transaction;

/**
 * A made-up chain, the same for the same seed: true ids, hashes and Merkle roots, no proof of work.
 * Transactions have one input (six in ten) or two to four, and two outputs, half of them to key
 * hashes with an unlocking script of 107 bytes and half to witness key hashes without; three
 * outputs in ten pay a script that was paid before. Nine inputs in ten spend one of the last 20,000
 * outputs, the others any.
 */
final class SyntheticBlocks {
    private static final int RECENT = 20_000;
    private static final int UNLOCK_BYTES = 107;
    private static final long REWARD = 5_000_000_000L;

    private final Random random;
    private final int perBlock;
    private final List<Unspent> unspent = new ArrayList<>();
    private final List<Script> paid = new ArrayList<>();
    private BlockHash tip = new BlockHash(Hash32.ZERO);
    private int height;

    private record Unspent(OutPoint point, Output output) {}

    SyntheticBlocks(long seed, int perBlock) {
        this.random = new Random(seed);
        this.perBlock = perBlock;
    }

    /** The next block. */
    Block next() {
        List<Transaction> transactions = new ArrayList<>(perBlock);
        Bytes note = Bytes.of(("block " + height).getBytes(UTF_8));
        transactions.add(
                add(
                        List.of(new Input.Coinbase(note, Input.FINAL_SEQUENCE)),
                        List.of(new Output(Sats.of(REWARD), script()))));
        while (transactions.size() < perBlock) {
            transactions.add(payment());
        }
        MerkleTree tree = MerkleTree.of(transactions.stream().map(t -> t.id().hash()).toList());
        long time = 1_600_000_000L + 600L * height;
        Block block =
                new Block(
                        height,
                        HeaderFormat.of(4, tip, tree.root(), time, 0x207fffff, height),
                        transactions);
        tip = block.hash();
        height++;
        return block;
    }

    private Transaction payment() {
        int wanted = random.nextInt(10) < 6 ? 1 : 2 + random.nextInt(3);
        List<Input> inputs = new ArrayList<>();
        long value = 0;
        for (int i = 0; i < wanted && !unspent.isEmpty(); i++) {
            Unspent u = take();
            boolean isWitness = u.output().script().bytes().length() == 22;
            inputs.add(
                    new Input.Spend(
                            u.point(),
                            isWitness ? Bytes.EMPTY : bytes(UNLOCK_BYTES),
                            Input.FINAL_SEQUENCE));
            value += u.output().value().value();
        }
        long first = value * (1 + random.nextInt(9)) / 10;
        return add(
                inputs,
                List.of(
                        new Output(Sats.of(first), script()),
                        new Output(Sats.of(value - first), script())));
    }

    /** An output taken out of those that can be spent; the last one fills its place. */
    private Unspent take() {
        int reach = random.nextInt(10) == 0 ? unspent.size() : Math.min(RECENT, unspent.size());
        int at = unspent.size() - 1 - random.nextInt(reach);
        Unspent u = unspent.get(at);
        unspent.set(at, unspent.getLast());
        unspent.removeLast();
        return u;
    }

    private Script script() {
        if (!paid.isEmpty() && random.nextInt(10) < 3) {
            return paid.get(random.nextInt(paid.size()));
        }
        byte[] hash = bytes(20).toArray();
        byte[] script;
        if (random.nextBoolean()) {
            script = new byte[22];
            script[1] = 20;
            System.arraycopy(hash, 0, script, 2, 20);
        } else {
            script =
                    new byte[] {
                        0x76,
                        (byte) 0xa9,
                        20,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        (byte) 0x88,
                        (byte) 0xac
                    };
            System.arraycopy(hash, 0, script, 3, 20);
        }
        Script s = Script.of(script);
        paid.add(s);
        return s;
    }

    private Transaction add(List<Input> inputs, List<Output> outputs) {
        Transaction t = TransactionFormat.of(2, 0, inputs, outputs);
        for (int i = 0; i < outputs.size(); i++) {
            unspent.add(new Unspent(t.outPoint(i), outputs.get(i)));
        }
        return t;
    }

    private Bytes bytes(int count) {
        byte[] b = new byte[count];
        random.nextBytes(b);
        return Bytes.of(b);
    }
}
