package tracer.ingest.label;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tracer.problem.BadInput;

/** Checks the texts of label files; a message names the field and what is wrong with it. */
final class LabelText {
    /** Longer ones cannot be found again: the store's indexes hold some eight thousand bytes. */
    private static final int LONGEST = 1_000;

    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[T ].*)?");

    private LabelText() {}

    /** A text that must be there. */
    static String require(String field, String text) {
        return optional(field, text)
                .orElseThrow(() -> new BadInput("%s is empty".formatted(field)));
    }

    /** A text that may be left empty. */
    static Optional<String> optional(String field, String text) {
        String bare = text.strip();
        if (bare.codePoints().anyMatch(LabelText::deceives)) {
            throw new BadInput(
                    "%s contains a character that is not shown but changes what is"
                            .formatted(field));
        }
        if (bare.length() > LONGEST) {
            throw new BadInput(
                    "%s has %d characters; shorten it to %d at most"
                            .formatted(field, bare.length(), LONGEST));
        }
        return Optional.of(bare).filter(t -> !t.isEmpty());
    }

    /** A day, {@code 2021-11-12}; of a time with zone the day as it is written. */
    static Optional<LocalDate> day(String field, String text) {
        return optional(field, text).map(t -> parseDay(field, t));
    }

    private static LocalDate parseDay(String field, String text) {
        Matcher day = DAY.matcher(text);
        try {
            if (day.matches()) {
                return LocalDate.parse(day.group(1));
            }
        } catch (DateTimeParseException e) {
            throw new BadInput("%s: there is no day '%s'".formatted(field, text), e);
        }
        throw new BadInput("%s: '%s' is not a day such as 2021-11-12".formatted(field, text));
    }

    /** Control characters and those that turn the direction of writing: they forge what is read. */
    private static boolean deceives(int c) {
        return Character.isISOControl(c)
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069;
    }
}
