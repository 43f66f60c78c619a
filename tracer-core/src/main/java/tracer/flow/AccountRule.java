package tracer.flow;

/**
 * What a policy does with an account: how a debit divides the balance, and from which end of the
 * queue of lots it takes.
 *
 * @param division a debit divides the balance into what leaves and what stays; under {@code
 *     newestFirst} the other way round
 * @param newestFirst whether what came last leaves first. A debit moves its stretch of the queue in
 *     one piece, the order within it kept
 */
record AccountRule<T extends Taint>(Apportionment<T> division, boolean newestFirst) {
    static AccountRule<?> of(Policy policy) {
        return policy == Policy.LIFO
                ? new AccountRule<>(new FirstInFirstOut(), true)
                : new AccountRule<>(Apportionment.of(policy), false);
    }
}
