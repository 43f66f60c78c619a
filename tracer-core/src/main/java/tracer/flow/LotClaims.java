package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.account.HeldAsset;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;

/**
 * Claims under a policy that says of every unit whether it leaves, so that each claim has its own
 * course and they never meet.
 */
final class LotClaims<T extends Taint> implements Claims {
    /** Lots want to be somebody's; these are nobody's that is known here. */
    private static final HeldAsset POT =
            new HeldAsset(EvmAddress.ZERO, EvmChain.ETHEREUM.nativeAsset());

    private final AccountRule<T> rule;
    private final List<Lots<T>> lots = new ArrayList<>();
    private BigInteger balance = BigInteger.ZERO;
    private Rational total = Rational.ZERO;
    private int mixings;

    LotClaims(AccountRule<T> rule) {
        this.rule = rule;
    }

    @Override
    public int claim(BigInteger amount) {
        deposit(amount);
        Lots<T> own = new Lots<>(POT, rule, balance.subtract(amount));
        own.credit(amount, Optional.of(rule.division().all(amount)), 0);
        lots.add(own);
        total = total.plus(Rational.of(amount));
        return lots.size() - 1;
    }

    @Override
    public void deposit(BigInteger amount) {
        balance = balance.add(amount);
        for (Lots<T> l : lots) {
            // Of what is gone nothing comes back.
            if (l.taint().isPresent()) {
                l.credit(amount, Optional.empty(), 0);
            }
        }
    }

    @Override
    public Rational withdraw(BigInteger amount) {
        if (amount.compareTo(balance) > 0) {
            throw new IllegalArgumentException(
                    "%s paid out of a balance of %s".formatted(amount, balance));
        }
        balance = balance.subtract(amount);
        List<Rational> lost = new ArrayList<>();
        boolean lengthens = false;
        for (Lots<T> l : lots) {
            if (l.taint().isPresent()) {
                lengthens = lengthens || l.lengthens(amount);
                l.debit(amount).map(Taint::amount).ifPresent(lost::add);
            }
        }
        mixings += lengthens ? 1 : 0;
        Rational loss = Rational.sum(lost);
        total = total.minus(loss);
        return loss;
    }

    @Override
    public BigInteger balance() {
        return balance;
    }

    @Override
    public Rational claim(int number) {
        return lots.get(number).taint().map(Taint::amount).orElse(Rational.ZERO);
    }

    @Override
    public Rational total() {
        return total;
    }

    @Override
    public boolean isTooLong() {
        return mixings > Policy.MOST_MIXINGS;
    }
}
