package tracer.flow;

import java.math.BigInteger;
import tracer.problem.BadInput;

/**
 * How much of an output's value belongs to the seed. Where in the output it lies is a declared rule
 * of the policy: under FIFO and LIFO its first units; under haircut the same part of every unit;
 * under the others so many units, no matter which. A share that is no whole number of units is
 * exact under haircut and rounded down under the policies of whole units.
 */
public sealed interface Portion {
    Portion WHOLE = new Whole();

    /** In base units, exact. */
    Rational of(BigInteger value);

    /** As it is typed: {@code 1/3} or {@code 500sat}; empty for the whole. */
    String text();

    /** All of it. */
    record Whole() implements Portion {
        @Override
        public Rational of(BigInteger value) {
            return Rational.of(value);
        }

        @Override
        public String text() {
            return "";
        }
    }

    /**
     * A share.
     *
     * @param share above 0, at most 1
     */
    record Part(Rational share) implements Portion {
        public Part {
            if (share.compareTo(Rational.ZERO) <= 0 || share.compareTo(Rational.ONE) > 0) {
                throw new BadInput(
                        "a share of a seed is above 0 and at most 1, such as 1/3; %s is not"
                                .formatted(share));
            }
        }

        @Override
        public Rational of(BigInteger value) {
            return share.times(value);
        }

        @Override
        public String text() {
            return share.toString();
        }
    }

    /**
     * An amount.
     *
     * @param units in base units, above 0
     */
    record Units(BigInteger units) implements Portion {
        public Units {
            if (units.signum() <= 0) {
                throw new BadInput("the amount of a seed is above 0; %s is not".formatted(units));
            }
        }

        /**
         * @throws BadInput if there is not so much
         */
        @Override
        public Rational of(BigInteger value) {
            if (units.compareTo(value) > 0) {
                throw new BadInput(
                        "a seed of %s base units is more than the %s of its output"
                                .formatted(units, value));
            }
            return Rational.of(units);
        }

        @Override
        public String text() {
            return units + "sat";
        }
    }
}
