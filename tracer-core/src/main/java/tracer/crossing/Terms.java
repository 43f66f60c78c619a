package tracer.crossing;

import java.math.BigInteger;
import java.util.Optional;
import tracer.flow.Rational;
import tracer.ledger.Asset;
import tracer.ledger.Sats;
import tracer.problem.BadInput;

/** At what rate the user says that the service paid out. None is ever made up. */
public sealed interface Terms {
    /** Nobody said: amounts on the two sides cannot be compared. */
    record NotDeclared() implements Terms {}

    /**
     * What a service pays out is in · rate · (1 − fee).
     *
     * @param asset paid out
     * @param unitsPerSat its base units for a satoshi, above 0
     * @param source who says so
     * @param leastFee share that the service keeps at least, 0 to below 1
     * @param mostFee and at most
     * @param tolerance share by which an amount may still miss that range, 0 to below 1: for rates
     *     that move
     */
    record Declared(
            Asset asset,
            Rational unitsPerSat,
            String source,
            Rational leastFee,
            Rational mostFee,
            Rational tolerance)
            implements Terms {
        public Declared {
            if (unitsPerSat.compareTo(Rational.ZERO) <= 0) {
                throw new BadInput("a rate of %s is none: give one above 0".formatted(unitsPerSat));
            }
            if (source.isBlank()) {
                throw new BadInput("a rate needs its source: say who gave it, and of when");
            }
            requireShare("fee", leastFee);
            requireShare("fee", mostFee);
            requireShare("tolerance", tolerance);
            if (leastFee.compareTo(mostFee) > 0) {
                throw new BadInput(
                        "a fee from %s to %s is no range: give the smaller first"
                                .formatted(leastFee, mostFee));
            }
        }

        private static void requireShare(String what, Rational share) {
            if (share.compareTo(Rational.ZERO) < 0 || share.compareTo(Rational.ONE) >= 0) {
                throw new BadInput(
                        "a %s of %s is no share: give 0%% to below 100%%".formatted(what, share));
            }
        }

        /** The least that is taken for the continuation, in base units. */
        public Rational least(Sats in) {
            return at(in, mostFee).times(Rational.ONE.minus(tolerance));
        }

        /** The most, in base units. */
        public Rational most(Sats in) {
            return at(in, leastFee).times(Rational.ONE.plus(tolerance));
        }

        private Rational at(Sats in, Rational fee) {
            return unitsPerSat.times(in.value()).times(Rational.ONE.minus(fee));
        }

        /** Whether an amount is within both bounds; these themselves are. */
        public boolean fits(Sats in, BigInteger out) {
            Rational paid = Rational.of(out);
            return paid.compareTo(least(in)) >= 0 && paid.compareTo(most(in)) <= 0;
        }

        /** The fee that an amount would mean at this rate; below 0 if more came out. */
        public Rational impliedFee(Sats in, BigInteger out) {
            return Rational.ONE.minus(Rational.of(out).dividedBy(unitsPerSat.times(in.value())));
        }
    }

    /** What was declared, if anything was. */
    default Optional<Declared> declared() {
        return switch (this) {
            case NotDeclared() -> Optional.empty();
            case Declared d -> Optional.of(d);
        };
    }
}
