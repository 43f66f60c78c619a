package tracer.account;

import static tracer.account.AccountTransactionFixture.by;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random blocks in which a dozen accounts move the native asset and four tokens in every way there
 * is: fees burnt and paid, values, calls, logs, mints, payments to oneself and of nothing, failed
 * and unknown transactions, contracts made, withdrawals and rewards, the largest amounts; blocks
 * that are empty and blocks of which not everything was seen. Balances need not be possible.
 */
final class AccountEconomy {
    private static final int ACCOUNTS = 12;
    private static final int TOKENS = 4;

    private final AccountFixture chain;
    private final Random random;

    AccountEconomy(AccountFixture chain, long seed) {
        this.chain = chain;
        this.random = new Random(seed);
    }

    void mine(int blocks) {
        for (int i = 0; i < blocks; i++) {
            List<AccountTransactionFixture> transactions = new ArrayList<>();
            for (int t = random.nextInt(5); t > 0; t--) {
                transactions.add(transaction());
            }
            List<AccountFixture.Own> own = new ArrayList<>();
            for (int o = random.nextInt(3); o > 0; o--) {
                TransferKind kind =
                        random.nextBoolean() ? TransferKind.WITHDRAWAL : TransferKind.REWARD;
                own.add(new AccountFixture.Own(kind, account(), random.nextInt(1_000)));
            }
            Seen.Calls[] calls = Seen.Calls.values();
            Seen seen = new Seen(calls[random.nextInt(calls.length)], random.nextInt(4) > 0);
            chain.mine(seen, transactions, own);
        }
    }

    private AccountTransactionFixture transaction() {
        AccountTransactionFixture t = by(account());
        if (random.nextInt(4) > 0) {
            t.burn(random.nextInt(100));
        }
        if (random.nextInt(4) > 0) {
            t.tip(random.nextInt(10), "validator " + random.nextInt(2));
        }
        switch (random.nextInt(8)) {
            case 0 -> t.failed(account(), random.nextInt(1_000));
            case 1 -> t.unknown(account(), random.nextInt(1_000)).notFollowed(0, 2);
            case 2 -> moves(t.creates(account()));
            case 3 ->
                    moves(t.pay(account(), random.nextInt(3) == 0 ? AccountFixture.MOST : small()));
            case 4 -> moves(t.to(account()).notFollowed(1, 0));
            default -> moves(t.pay(account(), small()));
        }
        return t;
    }

    private void moves(AccountTransactionFixture t) {
        for (int i = random.nextInt(3); i > 0; i--) {
            t.call(account(), account(), random.nextInt(500));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            String token = "t" + random.nextInt(TOKENS);
            String payer = random.nextInt(5) == 0 ? "zero" : account();
            String payee = random.nextInt(8) == 0 ? "zero" : account();
            t.log(token, payer, payee, random.nextInt(6) == 0 ? AccountFixture.MOST : small());
        }
    }

    /** Sometimes nothing, mostly little, sometimes more than fits into 64 bits. */
    private BigInteger small() {
        return new BigInteger(random.nextInt(90), random);
    }

    private String account() {
        return "account " + random.nextInt(ACCOUNTS);
    }
}
