package tracer.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.MerkleTree;

/**
 * A made-up chain of linked blocks: true ids, hashes and Merkle roots, no proof of work. Every
 * block begins with a coinbase of its own that pays 50 BTC to "miner":
 *
 * <pre>{@code
 * ChainFixture chain = ChainFixture.from(100);
 * Block first = chain.mine();
 * Transaction pay = spending(coinbaseOf(first), 0).pay("alice", 5_000).build();
 * chain.mine(pay);
 * sink.apply(chain.change());
 * }</pre>
 */
public final class ChainFixture {
    public static final long REWARD = 5_000_000_000L;

    private static final long FIRST_TIME = 1_600_000_000L;

    private final int from;
    private final String branch;
    private final List<Block> blocks = new ArrayList<>();

    private ChainFixture(int from, String branch) {
        this.from = from;
        this.branch = branch;
    }

    /** A chain whose first block will stand at this height. */
    public static ChainFixture from(int height) {
        return new ChainFixture(height, "main");
    }

    /** A chain that shares the blocks up to and including a height and goes its own way then. */
    public ChainFixture forkAfter(int height, String name) {
        ChainFixture fork = new ChainFixture(from, name);
        fork.blocks.addAll(blocks.subList(0, height - from + 1));
        return fork;
    }

    /**
     * Thirteen blocks from height 100 in which a dozen owners pay each other amounts that need not
     * add up.
     */
    public static ChainFixture economy(long seed) {
        return economy(seed, 100);
    }

    /** As above, from another height on. */
    public static ChainFixture economy(long seed, int from) {
        Random random = new Random(seed);
        ChainFixture chain = from(from);
        List<OutPoint> unspent = new ArrayList<>();
        for (int height = from; height < from + 13; height++) {
            List<Transaction> paid = new ArrayList<>();
            for (int t = 0; t < 3 && unspent.size() > 2; t++) {
                TransactionFixture tx =
                        TransactionFixture.spending(unspent.remove(random.nextInt(unspent.size())));
                for (int i = random.nextInt(3); i > 0 && !unspent.isEmpty(); i--) {
                    tx.spend(unspent.remove(random.nextInt(unspent.size())));
                }
                for (int o = 0; o <= random.nextInt(3); o++) {
                    String owner = "owner " + random.nextInt(12);
                    ScriptType type = random.nextBoolean() ? ScriptType.P2WPKH : ScriptType.P2PKH;
                    tx.pay(ScriptFixture.of(type, owner), random.nextInt(10_000));
                }
                Transaction built = tx.pay(ScriptFixture.bareKey("owner " + t), 5).build();
                paid.add(built);
                for (int o = 0; o < built.outputs().size(); o++) {
                    unspent.add(built.outPoint(o));
                }
            }
            unspent.add(coinbaseOf(chain.mine(paid.toArray(Transaction[]::new))).outPoint(0));
        }
        return chain;
    }

    /** The next block. */
    public Block mine(Transaction... transactions) {
        String note = branch + " " + nextHeight();
        Transaction coinbase = TransactionFixture.coinbase(note).pay("miner", REWARD).build();
        return mineWith(coinbase, transactions);
    }

    /** The next block with a coinbase of one's own. */
    public Block mineWith(Transaction coinbase, Transaction... transactions) {
        List<Transaction> all = new ArrayList<>();
        all.add(coinbase);
        all.addAll(List.of(transactions));
        Block block = new Block(nextHeight(), header(all), all);
        blocks.add(block);
        return block;
    }

    public static Transaction coinbaseOf(Block block) {
        return block.transactions().getFirst();
    }

    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** The blocks from one height to another, both included. */
    public List<Block> blocks(int fromHeight, int toHeight) {
        return List.copyOf(blocks.subList(fromHeight - from, toHeight - from + 1));
    }

    public Block at(int height) {
        return blocks.get(height - from);
    }

    public ChainTip tip() {
        return new ChainTip(blocks.getLast().height(), blocks.getLast().hash());
    }

    /** Connects everything. */
    public LedgerChange change() {
        return connect(blocks);
    }

    /** Connects these, about whose inputs the source says nothing. */
    public static LedgerChange connect(List<Block> blocks) {
        return LedgerChange.connect(blocks.stream().map(ArrivedBlock::of).toList());
    }

    public static LedgerChange connect(Block block) {
        return connect(List.of(block));
    }

    /** Disconnects these, the highest first, and connects those. */
    public static LedgerChange reorganise(List<Block> away, List<Block> in) {
        return new LedgerChange(
                away.reversed().stream().map(Block::hash).toList(),
                in.stream().map(ArrivedBlock::of).toList());
    }

    private int nextHeight() {
        return from + blocks.size();
    }

    private BlockHeader header(List<Transaction> transactions) {
        BlockHash previous =
                blocks.isEmpty() ? new BlockHash(Hash32.ZERO) : blocks.getLast().hash();
        MerkleTree tree = MerkleTree.of(transactions.stream().map(t -> t.id().hash()).toList());
        // Times run backwards at every third block, as they may.
        long time = FIRST_TIME + 600L * nextHeight() - (nextHeight() % 3 == 0 ? 1_000 : 0);
        return HeaderFormat.of(4, previous, tree.root(), time, 0x207fffff, nextHeight());
    }
}
