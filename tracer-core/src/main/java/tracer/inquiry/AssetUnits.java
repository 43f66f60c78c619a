package tracer.inquiry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tracer.flow.TransferSeed;
import tracer.ledger.Asset;
import tracer.problem.BadInput;

/** Amounts of an account chain's asset, as people type them. Exact. */
public final class AssetUnits {
    private static final String UNITS = TransferSeed.UNITS;
    private static final Pattern AMOUNT = Pattern.compile("([0-9.]+)([a-z][a-z0-9-]*)?");

    private AssetUnits() {}

    /**
     * {@code 1000units} of any asset, {@code 0.5eth} of a chain's own; in base units.
     *
     * @throws BadInput without a unit, with another asset's, or with more digits than it has
     */
    public static BigInteger of(String text, Asset asset) {
        Matcher m = AMOUNT.matcher(text.toLowerCase(Locale.ROOT).replace(" ", ""));
        if (!m.matches() || m.group(2) == null) {
            throw new BadInput("amount '%s' needs its unit: %s".formatted(text, units(asset)));
        }
        String unit = m.group(2);
        if (unit.equals(UNITS) || unit.equals("unit")) {
            return exact(m.group(1), 0, text);
        }
        if (asset instanceof Asset.Native(String chain, String symbol, int decimals)
                && unit.equals(symbol.toLowerCase(Locale.ROOT))) {
            return exact(m.group(1), decimals, text);
        }
        throw new BadInput(
                "amount '%s' is in another unit than what this trace follows, %s; write %s"
                        .formatted(text, asset, units(asset)));
    }

    private static String units(Asset asset) {
        return switch (asset) {
            case Asset.Native(String chain, String symbol, int decimals) ->
                    "0.5%s or 1000units (base units)".formatted(symbol.toLowerCase(Locale.ROOT));
            case Asset.Token t -> "1000units (base units; what a token calls itself is no unit)";
        };
    }

    private static BigInteger exact(String number, int decimals, String text) {
        try {
            return new BigDecimal(number).movePointRight(decimals).toBigIntegerExact();
        } catch (NumberFormatException e) {
            throw new BadInput("'%s' is no amount".formatted(text), e);
        } catch (ArithmeticException e) {
            throw new BadInput(
                    decimals == 0
                            ? "'%s' is not a whole number of base units".formatted(text)
                            : "'%s' has more than %d decimals, the smallest unit's"
                                    .formatted(text, decimals),
                    e);
        }
    }
}
