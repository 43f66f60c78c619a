package tracer.ledger;

import java.util.Locale;

/**
 * How many payments a script has.
 *
 * @param counted payments on the stored active chain
 * @param more whether counting stopped there, so that there may be more
 */
public record PaymentCount(long counted, boolean more) {
    /** Counting stops here: a script with so many is a hub by any measure. */
    public static final int MOST_COUNTED = 1_000_000;

    public static PaymentCount exactly(long payments) {
        return new PaymentCount(payments, false);
    }

    /** Of a script that is known to have so many, and where nobody looked further. */
    public static PaymentCount moreThan(long payments) {
        return new PaymentCount(payments, true);
    }

    /** As in "12,345" or "more than 1,000,000". */
    @Override
    public String toString() {
        String number = String.format(Locale.ROOT, "%,d", counted);
        return more ? "more than " + number : number;
    }
}
