package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Claims on one account by its lowest intermediate balance: together never more than the balance at
 * any moment since they were paid in, and never more again, whatever others pay in later. For one
 * claimant {@code claim = min(claim, balance)} after every withdrawal. Used once.
 */
final class Claims {
    private final Sharing sharing;
    private final List<Rational> claims = new ArrayList<>();
    private BigInteger balance = BigInteger.ZERO;

    Claims(Sharing sharing) {
        this.sharing = sharing;
    }

    /** Somebody who will claim pays in. Returns the claim's number, from 0 on. */
    int claim(BigInteger amount) {
        balance = balance.add(amount);
        claims.add(Rational.of(amount));
        return claims.size() - 1;
    }

    /** Anybody else pays in. */
    void deposit(BigInteger amount) {
        balance = balance.add(amount);
    }

    /**
     * Something is paid out. Returns what of the claims left with it.
     *
     * @throws IllegalArgumentException if it is more than the balance
     */
    Rational withdraw(BigInteger amount) {
        if (amount.compareTo(balance) > 0) {
            throw new IllegalArgumentException(
                    "%s paid out of a balance of %s".formatted(amount, balance));
        }
        balance = balance.subtract(amount);
        Rational total = total();
        Rational loss = total.minus(Rational.of(balance));
        if (loss.compareTo(Rational.ZERO) <= 0) {
            return Rational.ZERO;
        }
        switch (sharing) {
            case PRO_RATA -> {
                Rational left = Rational.of(balance).dividedBy(total);
                claims.replaceAll(c -> c.times(left));
            }
            case FIRST_IN -> loseFirst(loss);
        }
        return loss;
    }

    private void loseFirst(Rational loss) {
        Rational rest = loss;
        for (int i = 0; i < claims.size(); i++) {
            Rational lost = rest.compareTo(claims.get(i)) < 0 ? rest : claims.get(i);
            claims.set(i, claims.get(i).minus(lost));
            rest = rest.minus(lost);
        }
    }

    BigInteger balance() {
        return balance;
    }

    Rational claim(int number) {
        return claims.get(number);
    }

    Rational total() {
        return Rational.sum(claims);
    }
}
