package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tracer.flow.Taint.Count;

/**
 * Claims under a policy that says how much of all of them leaves and not whose. By its lowest
 * intermediate balance they are together never more than the balance at any moment since they were
 * paid in, and never more again, whatever others pay in later; for one claimant {@code claim =
 * min(claim, balance)} after every withdrawal. Whose it is that left is the declared sharing.
 */
final class SharedClaims implements Claims {
    private final Policy policy;
    private final Sharing sharing;

    /** First in: what is left of each. Pro rata: how they stand to each other. */
    private final List<Rational> parts = new ArrayList<>();

    private Rational allParts = Rational.ZERO;
    private BigInteger total = BigInteger.ZERO;
    private BigInteger balance = BigInteger.ZERO;

    SharedClaims(Policy policy, Sharing sharing) {
        this.policy = policy;
        this.sharing = sharing;
    }

    @Override
    public int claim(BigInteger amount) {
        // After a loss a new unit counts for more than an old one. A loss itself lengthens nothing.
        Rational part =
                total.signum() == 0
                        ? Rational.of(amount)
                        : allParts.times(Rational.of(amount, total));
        parts.add(part);
        allParts = allParts.plus(part);
        total = total.add(amount);
        balance = balance.add(amount);
        return parts.size() - 1;
    }

    @Override
    public void deposit(BigInteger amount) {
        balance = balance.add(amount);
    }

    @Override
    public Rational withdraw(BigInteger amount) {
        if (amount.compareTo(balance) > 0) {
            throw new IllegalArgumentException(
                    "%s paid out of a balance of %s".formatted(amount, balance));
        }
        BigInteger loss = loss(amount);
        balance = balance.subtract(amount);
        if (loss.signum() > 0) {
            total = total.subtract(loss);
            if (total.signum() == 0) {
                parts.replaceAll(all -> Rational.ZERO);
                allParts = Rational.ZERO;
            } else if (sharing == Sharing.FIRST_IN) {
                loseFirst(Rational.of(loss));
            }
        }
        return Rational.of(loss);
    }

    private BigInteger loss(BigInteger amount) {
        return switch (policy) {
            case LIBR, CLEAN_FIRST -> total.subtract(balance.subtract(amount)).max(BigInteger.ZERO);
            case DIRTY_FIRST -> total.min(amount);
            case HAIRCUT_INT ->
                    new WholeProRata()
                            .across(
                                    List.of(balance),
                                    new TreeMap<>(Map.of(0, new Count(total))),
                                    List.of(amount, balance.subtract(amount)))
                            .getFirst()
                            .units();
            case HAIRCUT, FIFO, LIFO, TIHO -> throw new IllegalStateException(policy.id());
        };
    }

    private void loseFirst(Rational loss) {
        Rational rest = loss;
        for (int i = 0; i < parts.size() && !rest.isZero(); i++) {
            Rational lost = rest.compareTo(parts.get(i)) < 0 ? rest : parts.get(i);
            parts.set(i, parts.get(i).minus(lost));
            rest = rest.minus(lost);
        }
        allParts = allParts.minus(loss);
    }

    @Override
    public BigInteger balance() {
        return balance;
    }

    @Override
    public Rational claim(int number) {
        return total.signum() == 0
                ? Rational.ZERO
                : parts.get(number).times(total).dividedBy(allParts);
    }

    @Override
    public Rational total() {
        return Rational.of(total);
    }

    @Override
    public boolean isTooLong() {
        return false;
    }
}
