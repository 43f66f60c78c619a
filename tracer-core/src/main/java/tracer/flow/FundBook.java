package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.problem.LimitExceeded;

/**
 * The account of a fund under every policy at once: one is declared, the others say how much of the
 * result is its choice. Used once.
 */
final class FundBook {
    private final Policy declared;
    private final Map<Policy, Claims> books = new EnumMap<>(Policy.class);
    private final Claims book;
    private final List<BigInteger> paid = new ArrayList<>();
    private Rational left = Rational.ZERO;

    /**
     * @throws tracer.problem.BadInput if the policy is none of accounts
     */
    FundBook(Policy declared, Sharing sharing) {
        declared.requireOnAccounts(Direction.FORWARD);
        this.declared = declared;
        for (Policy policy : Policy.ofAccounts(Direction.FORWARD)) {
            books.put(policy, Claims.of(policy, sharing));
        }
        book = Optional.ofNullable(books.get(declared)).orElseThrow();
    }

    int claim(BigInteger amount) {
        paid.add(amount);
        books.values().forEach(b -> b.claim(amount));
        return paid.size() - 1;
    }

    void deposit(BigInteger amount) {
        books.values().forEach(b -> b.deposit(amount));
    }

    /** Returns what of the claims left with it under the declared policy. */
    Rational withdraw(BigInteger amount) {
        Rational lost = Rational.ZERO;
        for (Map.Entry<Policy, Claims> b : books.entrySet()) {
            Rational loss = b.getValue().withdraw(amount);
            lost = b.getKey() == declared ? loss : lost;
        }
        left = left.plus(lost);
        requireShort();
        return lost;
    }

    private void requireShort() {
        books.entrySet().removeIf(b -> b.getKey() != declared && b.getValue().isTooLong());
        if (book.isTooLong()) {
            throw new LimitExceeded(
                    "exact fractions of this fund become too long under %s, after %d payments out that mix the claims with other value; take %s, or end it at an earlier height"
                            .formatted(
                                    declared.title(),
                                    Policy.MOST_MIXINGS,
                                    Policy.HAIRCUT_INT.id()));
        }
    }

    boolean holds(BigInteger amount) {
        return book.balance().compareTo(amount) >= 0;
    }

    BigInteger balance() {
        return book.balance();
    }

    BigInteger paid(int claim) {
        return paid.get(claim);
    }

    Rational claim(int number) {
        return book.claim(number);
    }

    Rational total() {
        return book.total();
    }

    /**
     * Every policy of accounts, in the order of a comparison.
     *
     * @throws IllegalStateException if something does not close, which is a defect of ours
     */
    List<FundOutcome> outcomes() {
        Rational in = Rational.of(Taint.total(paid));
        Rational each = Rational.ZERO;
        for (int i = 0; i < paid.size(); i++) {
            each = each.plus(book.claim(i));
        }
        if (!in.equals(left.plus(book.total())) || !each.equals(book.total())) {
            throw new IllegalStateException(
                    "claims of %s account for %s that left and %s that stayed, %s of them one by one: please report this defect"
                            .formatted(in, left, book.total(), each));
        }
        return Policy.ofAccounts(Direction.FORWARD).stream()
                .map(p -> new FundOutcome(p, Optional.ofNullable(books.get(p)).map(Claims::total)))
                .toList();
    }
}
