package tracer.flow;

import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;

/**
 * What a policy does with traced value at one transaction: a pure function, and all that a policy
 * is. The two sides are the values of the slots that value comes from and goes to, in order, with
 * equal sums; forward the inputs, then the outputs followed by the fee; backward the other way
 * round. One rule serves both.
 *
 * @param <T> the form in which the policy keeps what is traced
 */
sealed interface Apportionment<T extends Taint>
        permits ProRata, WholeProRata, FirstInFirstOut, LastInFirstOut, Filling, Poison {
    static Apportionment<?> of(Policy policy) {
        return switch (policy) {
            case HAIRCUT -> new ProRata();
            case HAIRCUT_INT -> new WholeProRata();
            case FIFO -> new FirstInFirstOut();
            case LIFO -> new LastInFirstOut();
            case TIHO -> Filling.LARGEST;
            case DIRTY_FIRST -> Filling.FIRST;
            case CLEAN_FIRST, LIBR -> Filling.LAST;
        };
    }

    /** All of a holding of this value, in base units. */
    T all(BigInteger value);

    /**
     * Part of a holding of this value, where the rule of the policy puts it; policies of whole
     * units round it down.
     *
     * @param amount exact, at most the value
     */
    T part(BigInteger value, Rational amount);

    /** What both say of one holding, none of it counted twice. */
    T join(T one, T other);

    /**
     * Carries what is traced across a transaction. Exact: the sum that leaves is the sum that
     * enters, and no slot gets more than its value.
     *
     * @param from values of the slots it comes from
     * @param entering what is traced, by index in {@code from}; nothing is in the others
     * @param to values of the slots it goes to
     * @return for each of {@code to}
     */
    List<T> across(List<BigInteger> from, SortedMap<Integer, T> entering, List<BigInteger> to);

    /** Whether amounts that leave need a longer denominator than all those before. */
    default boolean lengthens(
            List<BigInteger> from, SortedMap<Integer, T> entering, List<BigInteger> to) {
        return false;
    }
}
