package tracer.account;

import static tracer.account.AccountFixture.address;
import static tracer.account.AccountFixture.held;
import static tracer.account.AccountTransactionFixture.by;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tracer.ledger.Asset;
import tracer.ledger.EvmChain;
import tracer.memory.MemoryAccountLedger;

/**
 * A made-up EVM chain from block 0 on, of which it is known what everybody held in the beginning:
 * nothing, unless said otherwise. Each payment stands in a block of its own.
 */
public final class OpenAccounts {
    private final AccountFixture chain;
    private final Map<HeldAsset, BigInteger> openings = new TreeMap<>();

    public OpenAccounts() {
        this(EvmChain.DEVELOPMENT);
    }

    public OpenAccounts(EvmChain of) {
        chain = AccountFixture.from(of, 0);
        chain.mine();
    }

    public AccountFixture chain() {
        return chain;
    }

    public OpenAccounts holds(String holder, long amount) {
        return holds(holder, chain.nativeAsset(), amount);
    }

    public OpenAccounts holds(String holder, Asset asset, long amount) {
        openings.put(held(holder, asset), BigInteger.valueOf(amount));
        return this;
    }

    /** Of the chain's own asset, without a fee. */
    public TransferId pay(String from, String to, long amount) {
        return last(chain.mine(by(from).pay(to, amount)));
    }

    /** As above, with a fee that is burnt. */
    public TransferId pay(String from, String to, long amount, long fee) {
        return last(chain.mine(by(from).burn(fee).pay(to, amount)));
    }

    /** Of a token. */
    public TransferId send(String token, String from, String to, long amount) {
        return last(chain.mine(by(from).log(token, from, to, amount)));
    }

    private static TransferId last(AccountBlock block) {
        return block.transactions().getFirst().transfers().getLast().id();
    }

    /** What is stored, with what everybody held in the beginning. */
    public AccountChange change() {
        Map<HeldAsset, BigInteger> all = new TreeMap<>();
        chain.blocks().stream()
                .flatMap(AccountBlock::transfers)
                .forEach(t -> {
                    t.debited().ifPresent(h -> all.put(h, BigInteger.ZERO));
                    t.credited().ifPresent(h -> all.put(h, BigInteger.ZERO));
                });
        all.putAll(openings);
        List<OpeningBalance> known = new ArrayList<>();
        all.forEach((of, amount) -> known.add(new OpeningBalance(of, 0, amount, "test")));
        return new AccountChange(List.of(), chain.blocks(), known, List.of());
    }

    public AccountLedger ledger() {
        MemoryAccountLedger ledger = new MemoryAccountLedger(chain.chain());
        ledger.apply(change());
        return ledger;
    }

    public static HeldAsset of(String holder, Asset asset) {
        return new HeldAsset(address(holder), asset);
    }
}
