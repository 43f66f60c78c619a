package tracer.flow;

import java.math.BigInteger;
import java.util.Locale;
import tracer.ledger.OutPoint;
import tracer.ledger.Sats;
import tracer.problem.BadInput;

/** An output that a trace begins with, and how much of it. */
public record Seed(OutPoint output, Portion portion) implements Comparable<Seed> {
    public static Seed whole(OutPoint output) {
        return new Seed(output, Portion.WHOLE);
    }

    /**
     * From {@code txid:n}, {@code txid:n=1/3} or {@code txid:n=0.5btc}.
     *
     * @throws BadInput if it is none of these
     */
    public static Seed of(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? whole(OutPoint.of(text))
                : new Seed(
                        OutPoint.of(text.substring(0, equals)),
                        portion(text.substring(equals + 1)));
    }

    /**
     * A share or an amount: {@code 1/3}, {@code 25%}, {@code 0.5btc}, {@code 5000sat}.
     *
     * @throws BadInput if it is neither
     */
    public static Portion portion(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.endsWith("btc")) {
            return units(Sats.ofBtc(lower.substring(0, lower.length() - 3)).value());
        }
        if (lower.endsWith("sat")) {
            String number = lower.substring(0, lower.length() - 3);
            if (!number.matches("[0-9]{1,18}")) {
                throw new BadInput("'%s' is not a whole number of satoshis".formatted(text));
            }
            return units(Long.parseLong(number));
        }
        return new Portion.Part(Share.of(lower));
    }

    private static Portion units(long satoshis) {
        return new Portion.Units(BigInteger.valueOf(satoshis));
    }

    public boolean isWhole() {
        return portion.equals(Portion.WHOLE);
    }

    @Override
    public int compareTo(Seed o) {
        return output.compareTo(o.output);
    }

    @Override
    public String toString() {
        return isWhole() ? output.toString() : output + "=" + portion.text();
    }
}
