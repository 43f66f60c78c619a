package tracer.flow;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;

/** How much of an output's value is traced, in the form that its policy needs. A pure value. */
sealed interface Taint {
    /** In satoshis, exact, from 0 to the output's value. */
    Rational amount();

    /** Which satoshis, where the policy says so. */
    default List<Run> runs() {
        return List.of();
    }

    default boolean isNone() {
        return amount().isZero();
    }

    /**
     * The same part of every satoshi of a value.
     *
     * @param part from 0 to 1
     * @param common a denominator over which the amounts that led here can be written
     */
    record Part(Rational part, BigInteger common, long value) implements Taint {
        @Override
        public Rational amount() {
            return part.times(value);
        }

        @Override
        public boolean isNone() {
            return value == 0 || part.isZero();
        }
    }

    /** So many whole satoshis, no matter which. */
    record Count(long satoshis) implements Taint {
        @Override
        public Rational amount() {
            return Rational.of(satoshis);
        }
    }

    /** These satoshis: runs ascending, none touching the next. */
    record Runs(List<Run> runs) implements Taint {
        public Runs {
            runs = List.copyOf(runs);
        }

        @Override
        public Rational amount() {
            return Rational.of(total(runs.stream().mapToLong(Run::length)));
        }

        @Override
        public boolean isNone() {
            return runs.isEmpty();
        }
    }

    /** The sum of values in satoshis. */
    static long total(LongStream satoshis) {
        return satoshis.reduce(0, Math::addExact);
    }
}
