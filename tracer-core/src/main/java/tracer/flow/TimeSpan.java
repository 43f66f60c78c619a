package tracer.flow;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tracer.problem.BadInput;

/**
 * A length of time as it is typed and printed: {@code 30d}, {@code 12h}, {@code 90m}, {@code 45s}.
 */
public final class TimeSpan {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([dhms])");
    private static final Map<String, Duration> UNITS =
            Map.of(
                    "d", Duration.ofDays(1),
                    "h", Duration.ofHours(1),
                    "m", Duration.ofMinutes(1),
                    "s", Duration.ofSeconds(1));

    private TimeSpan() {}

    /**
     * @throws BadInput if it is not of this form
     */
    public static Duration of(String text) {
        Matcher m = FORM.matcher(text);
        Duration unit = m.matches() ? UNITS.get(m.group(2)) : null;
        if (unit == null) {
            throw new BadInput(
                    "'%s' is no length of time; write a whole number with d, h, m or s, such as 30d"
                            .formatted(text));
        }
        return unit.multipliedBy(Long.parseLong(m.group(1)));
    }

    /** In the largest unit that it is a whole number of; parts of a second are dropped. */
    public static String text(Duration length) {
        for (String unit : new String[] {"d", "h", "m"}) {
            long seconds = UNITS.getOrDefault(unit, Duration.ZERO).toSeconds();
            if (length.toSeconds() % seconds == 0) {
                return length.toSeconds() / seconds + unit;
            }
        }
        return length.toSeconds() + "s";
    }

    /** As in "30 days". */
    public static String inWords(Duration length) {
        String text = text(length);
        String number = text.substring(0, text.length() - 1);
        String unit =
                switch (text.charAt(text.length() - 1)) {
                    case 'd' -> "day";
                    case 'h' -> "hour";
                    case 'm' -> "minute";
                    default -> "second";
                };
        return "%s %s%s".formatted(number, unit, number.equals("1") ? "" : "s");
    }
}
