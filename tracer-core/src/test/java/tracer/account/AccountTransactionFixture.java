package tracer.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.account.AccountTransaction.NotFollowed;
import tracer.account.AccountTransaction.Outcome;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.TxId;

/**
 * Makes up a transaction of an EVM chain. Parties are names; transfers stand in the order in which
 * they are said here:
 *
 * <pre>{@code
 * by("alice").tip(2, "validator").pay("bob", 5).log("usd", "alice", "bob", 700)
 * }</pre>
 */
public final class AccountTransactionFixture {
    /** Logs are numbered within the block; no made-up transaction has as many. */
    private static final int LOGS_EACH = 1_000;

    private final EvmAddress from;
    private final List<Part> parts = new ArrayList<>();
    private Optional<EvmAddress> to = Optional.empty();
    private Optional<EvmAddress> created = Optional.empty();
    private Outcome outcome = Outcome.SUCCEEDED;
    private BigInteger value = BigInteger.ZERO;
    private NotFollowed notFollowed = NotFollowed.NOTHING;
    private Optional<String> name = Optional.empty();

    private record Part(
            TransferKind kind,
            Optional<EvmAddress> from,
            Optional<EvmAddress> to,
            Optional<Asset> token,
            BigInteger amount) {}

    private AccountTransactionFixture(EvmAddress from) {
        this.from = from;
    }

    public static AccountTransactionFixture by(String sender) {
        return new AccountTransactionFixture(AccountFixture.address(sender));
    }

    /** Its id comes from this and nothing else, so that it is the same in another block. */
    public AccountTransactionFixture named(String unique) {
        name = Optional.of(unique);
        return this;
    }

    public AccountTransactionFixture burn(long amount) {
        return part(TransferKind.FEE_BURNT, Optional.of(from), Optional.empty(), amount);
    }

    public AccountTransactionFixture tip(long amount, String validator) {
        return part(TransferKind.FEE_TIP, Optional.of(from), someone(validator), amount);
    }

    /** Calls somebody without value. */
    public AccountTransactionFixture to(String receiver) {
        to = someone(receiver);
        return this;
    }

    /** Its own value. */
    public AccountTransactionFixture pay(String receiver, BigInteger amount) {
        to = someone(receiver);
        value = amount;
        return part(TransferKind.VALUE, Optional.of(from), to, Optional.empty(), amount);
    }

    public AccountTransactionFixture pay(String receiver, long amount) {
        return pay(receiver, BigInteger.valueOf(amount));
    }

    /** An internal transfer. */
    public AccountTransactionFixture call(String payer, String receiver, long amount) {
        return part(TransferKind.CALL, someone(payer), someone(receiver), amount);
    }

    public AccountTransactionFixture log(
            String token, String payer, String receiver, BigInteger amount) {
        Optional<Asset> asset = Optional.of(AccountFixture.token(token));
        return part(TransferKind.LOG, someone(payer), someone(receiver), asset, amount);
    }

    public AccountTransactionFixture log(String token, String payer, String receiver, long amount) {
        return log(token, payer, receiver, BigInteger.valueOf(amount));
    }

    /** It asked for a value and reverted. */
    public AccountTransactionFixture failed(String receiver, long asked) {
        to = someone(receiver);
        value = BigInteger.valueOf(asked);
        outcome = Outcome.FAILED;
        return this;
    }

    /** It asked for a value and nobody says what came of it. */
    public AccountTransactionFixture unknown(String receiver, long asked) {
        failed(receiver, asked);
        outcome = Outcome.UNKNOWN;
        return this;
    }

    public AccountTransactionFixture creates(String contract) {
        created = someone(contract);
        return this;
    }

    public AccountTransactionFixture notFollowed(int nonFungible, int unknownKind) {
        notFollowed = new NotFollowed(nonFungible, unknownKind);
        return this;
    }

    private AccountTransactionFixture part(
            TransferKind kind,
            Optional<EvmAddress> payer,
            Optional<EvmAddress> payee,
            long amount) {
        return part(kind, payer, payee, Optional.empty(), BigInteger.valueOf(amount));
    }

    private AccountTransactionFixture part(
            TransferKind kind,
            Optional<EvmAddress> payer,
            Optional<EvmAddress> payee,
            Optional<Asset> token,
            BigInteger amount) {
        parts.add(new Part(kind, payer, payee, token, amount));
        return this;
    }

    private static Optional<EvmAddress> someone(String who) {
        return Optional.of(AccountFixture.address(who));
    }

    /** In a block, as its transaction of an index. */
    AccountTransaction build(EvmChain chain, AccountFixture.Here here, int index) {
        TxId id = new TxId(AccountFixture.hash(name.orElse(here.block() + " " + index)));
        List<Transfer> transfers = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part p = parts.get(i);
            transfers.add(
                    new Transfer(
                            new TransferId(id.hash(), p.kind(), number(p.kind(), index, i)),
                            here.place(index, i),
                            p.from(),
                            p.to(),
                            p.token().orElse(chain.nativeAsset()),
                            p.amount()));
        }
        return new AccountTransaction(
                id, index, from, to, created, outcome, value, transfers, notFollowed);
    }

    private static String number(TransferKind kind, int index, int part) {
        return switch (kind) {
            case CALL -> part % 2 == 0 ? "" + part : "0." + part;
            case LOG -> "" + (index * LOGS_EACH + part);
            default -> "";
        };
    }
}
