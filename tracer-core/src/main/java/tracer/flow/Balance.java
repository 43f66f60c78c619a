package tracer.flow;

import java.util.List;

/**
 * The account of a trace: where all of the source's value is. Forward: source = stops + unspent +
 * fees + unspendable + cut. Backward: target = sources + coinbase + cut. Part of every result.
 *
 * @param source the value that the trace started with, in satoshis
 * @param terms every kind of term of the direction, also the empty ones, in the order of {@link
 *     Term}
 */
public record Balance(Rational source, List<Sum> terms) {
    public Balance {
        terms = List.copyOf(terms);
    }

    public Rational total() {
        return Rational.sum(terms.stream().map(Sum::amount).toList());
    }

    /** Whether the two sides are equal to the last fraction. Anything else is a defect of ours. */
    public boolean closes() {
        return source.equals(total());
    }

    /**
     * A term of the account.
     *
     * @param amount exact sum of the items, in satoshis
     */
    public record Sum(Term term, Rational amount, List<Item> items) {
        public Sum {
            items = List.copyOf(items);
        }
    }

    /**
     * What a term is the sum of.
     *
     * @param where an outpoint, for lost fees a transaction id, for parts of a reward that and the
     *     kind: {@code TXID:fee}
     */
    public record Item(String where, Rational amount) {}

    /** What became of value. */
    public enum Term {
        /** At a service or in a mix (forward); from a service or a mix (backward). */
        STOPS,
        UNSPENT,
        /** Lost to miners. Under {@link FeeRule#TO_MINER} none is. */
        FEES,
        UNSPENDABLE,
        COINBASE,
        /** Not followed: a limit, or data that is not stored. */
        CUT
    }
}
