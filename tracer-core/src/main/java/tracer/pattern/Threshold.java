package tracer.pattern;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tracer.flow.Rational;
import tracer.problem.BadInput;

/** The thresholds of {@link Parameters} by name, as users type them. */
public enum Threshold {
    PEEL_LENGTH("peelLength", "3", "least number of transactions of a peeling chain"),
    PEEL_RATIO("peelRatio", "0.2", "most that a peel may be of what is left"),
    PEEL_DWELL("peelDwell", "6h", "longest time between two peels"),
    FAN_PARTIES("fanParties", "10", "least number of parties of fan-in, fan-out and funnel"),
    FAN_WINDOW("fanWindow", "7d", "time that these fall into"),
    FAN_CONCENTRATION("fanConcentration", "0.25", "most that their shares squared sum up to"),
    FUNNEL_SHARE("funnelShare", "0.8", "least share that a funnel's outflow takes"),
    FUNNEL_WITHIN("funnelWithin", "24h", "longest time until a funnel's outflow"),
    PASS_LEAST("passLeast", "0.9", "least of what came in that a pass-through lets out"),
    PASS_DWELL("passDwell", "24h", "longest median time in a pass-through"),
    PASS_EPISODES("passEpisodes", "3", "least number of episodes of a pass-through");

    private static final Pattern TIME = Pattern.compile("(\\d{1,9}) ?(s|min|h|d)");
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,9})/(\\d{1,9})");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,3}(\\.\\d{1,9})?");

    private final String id;
    private final String unlessGiven;
    private final String meaning;

    Threshold(String id, String unlessGiven, String meaning) {
        this.id = id;
        this.unlessGiven = unlessGiven;
        this.meaning = meaning;
    }

    /** Its name in the API. */
    public String id() {
        return id;
    }

    /** Its value unless one is given. */
    public String unlessGiven() {
        return unlessGiven;
    }

    public String meaning() {
        return meaning;
    }

    /** Its name on the command line, such as {@code peel-ratio}. */
    public String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By its name in the API or on the command line. */
    public static Threshold of(String name) {
        return Arrays.stream(values())
                .filter(t -> t.id.equals(name) || t.option().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new BadInput(
                                "there is no threshold '%s'; there are %s"
                                        .formatted(
                                                name,
                                                Arrays.stream(values())
                                                        .map(Threshold::option)
                                                        .collect(Collectors.joining(", ")))));
    }

    /**
     * The parameters that follow from what is given; the others are as by default.
     *
     * @throws BadInput naming the threshold that cannot be used
     */
    public static Parameters parameters(Map<Threshold, String> given) {
        return new Parameters(
                new Parameters.Peel(
                        PEEL_LENGTH.count(given), PEEL_RATIO.share(given), PEEL_DWELL.time(given)),
                new Parameters.Fan(
                        FAN_PARTIES.count(given),
                        FAN_WINDOW.time(given),
                        FAN_CONCENTRATION.share(given),
                        FUNNEL_SHARE.share(given),
                        FUNNEL_WITHIN.time(given)),
                new Parameters.Pass(
                        PASS_LEAST.share(given),
                        PASS_DWELL.time(given),
                        PASS_EPISODES.count(given)));
    }

    private String text(Map<Threshold, String> given) {
        return given.getOrDefault(this, unlessGiven).strip();
    }

    private int count(Map<Threshold, String> given) {
        String text = text(given);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw unusable(text, "a whole number such as 3", e);
        }
    }

    private Rational share(Map<Threshold, String> given) {
        String text = text(given);
        Matcher fraction = FRACTION.matcher(text);
        if (fraction.matches() && Long.parseLong(fraction.group(2)) > 0) {
            return Rational.of(
                    Long.parseLong(fraction.group(1)), Long.parseLong(fraction.group(2)));
        }
        if (DECIMAL.matcher(text).matches()) {
            BigDecimal decimal = new BigDecimal(text);
            return Rational.of(
                    decimal.unscaledValue(), BigDecimal.TEN.pow(decimal.scale()).toBigInteger());
        }
        throw unusable(text, "a share such as 0.2 or 1/5", null);
    }

    private Duration time(Map<Threshold, String> given) {
        String text = text(given);
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw unusable(text, "a time such as 90min, 6h or 7d", null);
        }
        long n = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "s" -> Duration.ofSeconds(n);
            case "min" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
        };
    }

    private BadInput unusable(
            String text, String wanted, @org.jspecify.annotations.Nullable Throwable cause) {
        String message = "threshold %s is '%s'; write %s".formatted(option(), text, wanted);
        return cause == null ? new BadInput(message) : new BadInput(message, cause);
    }
}
