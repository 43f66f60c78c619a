package tracer.flow;

import java.math.BigInteger;
import java.util.List;

/** How much of a holding's value is traced, in the form that its policy needs. A pure value. */
sealed interface Taint {
    /** In base units, exact, from 0 to the holding's value. */
    Rational amount();

    /** Which base units, where the policy says so. */
    default List<Run> runs() {
        return List.of();
    }

    default boolean isNone() {
        return amount().isZero();
    }

    /**
     * The same part of every base unit of a value.
     *
     * @param part from 0 to 1
     * @param common a denominator over which the amounts that led here can be written
     */
    record Part(Rational part, BigInteger common, BigInteger value) implements Taint {
        @Override
        public Rational amount() {
            return part.times(value);
        }

        @Override
        public boolean isNone() {
            return value.signum() == 0 || part.isZero();
        }
    }

    /** So many whole base units, no matter which. */
    record Count(BigInteger units) implements Taint {
        /** The whole units of an amount. */
        static Count down(Rational amount) {
            return new Count(amount.numerator().divide(amount.denominator()));
        }

        /** The larger one. */
        Count or(Count o) {
            return new Count(units.max(o.units));
        }

        @Override
        public Rational amount() {
            return Rational.of(units);
        }
    }

    /** These base units: runs ascending, none touching the next. */
    record Runs(List<Run> runs) implements Taint {
        public Runs {
            runs = List.copyOf(runs);
        }

        @Override
        public Rational amount() {
            return Rational.of(total(runs.stream().map(Run::length).toList()));
        }

        @Override
        public boolean isNone() {
            return runs.isEmpty();
        }
    }

    /** The sum of values. */
    static BigInteger total(List<BigInteger> values) {
        return values.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
