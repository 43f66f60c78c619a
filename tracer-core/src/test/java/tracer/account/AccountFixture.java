package tracer.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tracer.ledger.Asset;
import tracer.ledger.BlockHash;
import tracer.ledger.ChainTip;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.Hash32;

/**
 * A made-up EVM chain of linked blocks. Hashes come from the branch's name and the height alone, so
 * that the same blocks can be made for two chains:
 *
 * <pre>{@code
 * AccountFixture chain = AccountFixture.from(EvmChain.ETHEREUM, 100);
 * chain.mine(by("alice").tip(2, "validator").pay("bob", 5));
 * sink.apply(chain.change());
 * }</pre>
 */
public final class AccountFixture {
    /** The most that a token can say. */
    public static final BigInteger MOST = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

    private static final Seen ALL = new Seen(Seen.Calls.TRACE_BLOCK, true);
    private static final long FIRST_TIME = 1_700_000_000L;

    private final EvmChain chain;
    private final int from;
    private final String branch;
    private final List<AccountBlock> blocks = new ArrayList<>();

    private AccountFixture(EvmChain chain, int from, String branch) {
        this.chain = chain;
        this.from = from;
        this.branch = branch;
    }

    /** Where a block's content stands. */
    record Here(int height, BlockHash block, Instant time) {
        AccountPlace place(int transaction, int position) {
            return new AccountPlace(height, transaction, position, block, time);
        }
    }

    /** A chain whose first block will stand at this height. */
    public static AccountFixture from(EvmChain chain, int height) {
        return new AccountFixture(chain, height, "main");
    }

    /** So many random blocks, as {@link AccountEconomy} makes them. */
    public static AccountFixture economy(EvmChain chain, int height, int blocks, long seed) {
        AccountFixture made = from(chain, height);
        made.mineRandomly(blocks, seed);
        return made;
    }

    /** So many random blocks more. */
    public void mineRandomly(int more, long seed) {
        new AccountEconomy(this, seed).mine(more);
    }

    /** A chain that shares the blocks up to and including a height and goes its own way then. */
    public AccountFixture forkAfter(int height, String name) {
        AccountFixture fork = new AccountFixture(chain, from, name);
        fork.blocks.addAll(blocks.subList(0, height - from + 1));
        return fork;
    }

    /** The address of a name; {@code zero} is nobody's. */
    public static EvmAddress address(String name) {
        return name.equals("zero")
                ? EvmAddress.ZERO
                : EvmAddress.ofBytes(Arrays.copyOf(hash(name).toBytes(), EvmAddress.BYTES));
    }

    public static Asset.Token token(String name) {
        return new Asset.Token(address("token " + name));
    }

    public static HeldAsset held(String holder, Asset asset) {
        return new HeldAsset(address(holder), asset);
    }

    /** Any hash; the same text gives the same. */
    public static Hash32 hash(String text) {
        try {
            return Hash32.ofBytes(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next block, of which everything was seen. */
    public AccountBlock mine(AccountTransactionFixture... transactions) {
        return mine(ALL, List.of(transactions), List.of());
    }

    /** The next block, with transfers of its own. */
    public AccountBlock mine(
            Seen seen, List<AccountTransactionFixture> transactions, List<Own> own) {
        int height = from + blocks.size();
        BlockHash parent =
                blocks.isEmpty() ? new BlockHash(hash("before")) : blocks.getLast().hash();
        Here here =
                new Here(
                        height,
                        new BlockHash(hash("%s %d %s".formatted(branch, height, parent))),
                        Instant.ofEpochSecond(FIRST_TIME + 12L * height));
        List<AccountTransaction> built = new ArrayList<>();
        for (AccountTransactionFixture t : transactions) {
            built.add(t.build(chain, here, built.size()));
        }
        List<Transfer> transfers = new ArrayList<>();
        for (Own o : own) {
            transfers.add(o.build(chain, here, built.size(), transfers.size()));
        }
        long time = here.time().getEpochSecond();
        AccountBlock block =
                new AccountBlock(height, here.block(), parent, time, built, transfers, seen);
        blocks.add(block);
        return block;
    }

    /** A transfer of the block itself, from outside. */
    public record Own(TransferKind kind, String to, long amount) {
        Transfer build(EvmChain chain, Here here, int transaction, int position) {
            return new Transfer(
                    new TransferId(here.block().hash(), kind, "" + position),
                    here.place(transaction, position),
                    Optional.empty(),
                    Optional.of(address(to)),
                    chain.nativeAsset(),
                    BigInteger.valueOf(amount));
        }
    }

    public EvmChain chain() {
        return chain;
    }

    public Asset.Native nativeAsset() {
        return chain.nativeAsset();
    }

    public List<AccountBlock> blocks() {
        return List.copyOf(blocks);
    }

    /** The blocks from one height to another, both included. */
    public List<AccountBlock> blocks(int fromHeight, int toHeight) {
        return List.copyOf(blocks.subList(fromHeight - from, toHeight - from + 1));
    }

    public AccountBlock at(int height) {
        return blocks.get(height - from);
    }

    public ChainTip tip() {
        return blocks.getLast().header().tip();
    }

    /** Connects everything. */
    public AccountChange change() {
        return AccountChange.connect(blocks);
    }

    public static AccountChange connect(AccountBlock... blocks) {
        return AccountChange.connect(List.of(blocks));
    }

    /** Disconnects these, the highest first, and connects those. */
    public static AccountChange reorganise(List<AccountBlock> away, List<AccountBlock> in) {
        return new AccountChange(
                away.reversed().stream().map(AccountBlock::hash).toList(),
                in,
                List.of(),
                List.of());
    }
}
