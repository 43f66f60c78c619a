package tracer.summary;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import tracer.flow.Rational;

/** A piece of a {@link Phrase}. A printer treats each kind in its own way. */
public sealed interface Span {
    /** Words of ours. */
    record Plain(String text) implements Span {}

    /** Words of ours that a line does not break within, such as an option of a command. */
    record Unbroken(String text) implements Span {}

    /** An identifier that may be long: a transaction, an output, a block hash, an address. */
    record Identifier(String text) implements Span {}

    /** When a block was made, as its miner claims; to the second, in UTC. */
    record Stamp(Instant claimed) implements Span {
        public String date() {
            return claimed.toString().substring(0, claimed.toString().indexOf('T'));
        }

        public String timeOfDay() {
            return claimed.toString().substring(date().length() + 1).replace("Z", " UTC");
        }
    }

    /** What somebody else wrote: shown as it is, in quotation marks, and never as markup. */
    record Quoted(String text) implements Span {
        /** What is invisible or turns the direction of reading is named instead. */
        public Quoted {
            StringBuilder visible = new StringBuilder();
            text.codePoints()
                    .forEach(c -> {
                        if (isHidden(c)) {
                            visible.append("[U+%04X]".formatted(c));
                        } else {
                            visible.appendCodePoint(c);
                        }
                    });
            text = visible.toString();
        }

        private static boolean isHidden(int c) {
            return switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR ->
                        true;
                default -> false;
            };
        }
    }

    /** An amount in satoshis, exact. */
    record Figure(Rational sats) implements Span {
        private static final int DECIMALS = 8;
        private static final int FEWEST_DECIMALS = 1;

        /** For sentences: decimal bitcoin without trailing zeros; begins with ≈ where rounded. */
        public String inWords() {
            BigDecimal shortest = new BigDecimal(rounded(), DECIMALS).stripTrailingZeros();
            return approximately()
                    + shortest.setScale(Math.max(FEWEST_DECIMALS, shortest.scale())).toPlainString()
                    + " BTC";
        }

        /** For columns: eight decimals, no unit; begins with ≈ where rounded. */
        public String inColumn() {
            return approximately() + new BigDecimal(rounded(), DECIMALS).toPlainString();
        }

        /** The nearest whole number of satoshis, halves to the even one. */
        public BigInteger rounded() {
            return new BigDecimal(sats.numerator())
                    .divide(new BigDecimal(sats.denominator()), 0, RoundingMode.HALF_EVEN)
                    .toBigInteger();
        }

        private String approximately() {
            return sats.isWhole() ? "" : "≈ ";
        }
    }
}
