package tracer.pattern;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tracer.evidence.EvidenceClass;
import tracer.flow.Rational;
import tracer.ledger.Place;

/**
 * Something that meets an indicator's predicate. No statistic stands in it: none is computed where
 * no baseline is declared ({@link Indicator#NO_BASELINE}).
 *
 * @param predicate the indicator's, its parameters filled in
 * @param sentence what was found, in plain words, without amounts
 * @param restsOn what it is at most: an indicator is a rule with known failures, so an inference;
 *     exposure is as good as the label, or a convention's amount. The items say what they are
 * @param items the evidence, in chain order
 * @param quantities amounts with their meaning
 */
public record Finding(
        Indicator indicator,
        Subject subject,
        String predicate,
        String sentence,
        EvidenceClass restsOn,
        List<Item> items,
        List<Quantity> quantities) {
    public Finding {
        items = List.copyOf(items);
        quantities = List.copyOf(quantities);
    }

    /**
     * A piece of evidence.
     *
     * @param id a transaction id or an outpoint
     * @param place where it stands; empty where that is not stored
     * @param amount whole base units
     * @param says what it adds, in words
     */
    public record Item(
            Kind kind,
            String id,
            Optional<Place> place,
            BigInteger amount,
            EvidenceClass restsOn,
            String says) {
        /** What its id names. */
        public enum Kind {
            TRANSACTION,
            OUTPUT;

            public String id() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /**
     * An amount.
     *
     * @param name what it is the amount of; of a convention, with the policy's name
     * @param amount base units, exact
     */
    public record Quantity(String name, Rational amount, EvidenceClass restsOn) {
        static Quantity fact(String name, BigInteger amount) {
            return new Quantity(name, Rational.of(amount, BigInteger.ONE), EvidenceClass.FACT);
        }
    }
}
