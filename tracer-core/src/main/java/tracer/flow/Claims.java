package tracer.flow;

import java.math.BigInteger;

/**
 * Claims on one account under one policy, while others pay into it and it pays out. What claimants
 * paid in is what of it left and what is still there, exactly. Used once.
 */
sealed interface Claims permits SharedClaims, LotClaims {
    static Claims of(Policy policy, Sharing sharing) {
        return switch (policy) {
            case LIBR, CLEAN_FIRST, DIRTY_FIRST, HAIRCUT_INT -> new SharedClaims(policy, sharing);
            case FIFO -> new LotClaims<>(new AccountRule<>(new FirstInFirstOut(), false));
            case LIFO -> new LotClaims<>(new AccountRule<>(new FirstInFirstOut(), true));
            case HAIRCUT -> new LotClaims<>(new AccountRule<>(new ProRata(), false));
            case TIHO ->
                    throw new IllegalArgumentException(
                            "%s chooses among outputs, and an account has none".formatted(policy));
        };
    }

    /** Somebody who will claim pays in. Returns the claim's number, from 0 on. */
    int claim(BigInteger amount);

    /** Anybody else pays in. */
    void deposit(BigInteger amount);

    /**
     * Something is paid out. Returns what of the claims left with it.
     *
     * @throws IllegalArgumentException if it is more than the balance
     */
    Rational withdraw(BigInteger amount);

    BigInteger balance();

    /** What is left of one. */
    Rational claim(int number);

    /** What is left of all. */
    Rational total();

    /** Whether exact amounts became too long to go on with; then nothing of it may be said. */
    boolean isTooLong();
}
