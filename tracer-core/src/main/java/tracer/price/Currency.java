package tracer.price;

import java.util.Locale;
import java.util.regex.Pattern;
import tracer.problem.BadInput;

/**
 * What a rate is a price of, or a price in: the ticker of a chain's native asset, or the code of a
 * currency (ISO 4217). Tokens are none of it: anybody can deploy one that calls itself USDT.
 *
 * @param code such as {@code BTC} or {@code EUR}, in upper case
 */
public record Currency(String code) implements Comparable<Currency> {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]{1,9}");

    public static final Currency EURO = new Currency("EUR");

    public Currency {
        if (!CODE.matcher(code).matches()) {
            throw new BadInput("'%s' is no code such as BTC or EUR".formatted(code));
        }
    }

    /** In any letter case. */
    public static Currency of(String code) {
        return new Currency(code.strip().toUpperCase(Locale.ROOT));
    }

    @Override
    public int compareTo(Currency o) {
        return code.compareTo(o.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
