package tracer.attribution;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a label rests on beside its source.
 *
 * @param author who wrote the label down, if that is another than the source
 * @param asserted the day on which the statement was made or last confirmed
 * @param validity when it holds
 */
public record Basis(
        Confidence confidence,
        Optional<String> author,
        Optional<LocalDate> asserted,
        Validity validity) {
    /** Nothing is said. */
    public static final Basis UNSTATED =
            new Basis(Confidence.UNKNOWN, Optional.empty(), Optional.empty(), Validity.UNSTATED);

    public Basis {
        author.ifPresent(Basis::requireOneLine);
    }

    /**
     * All of it on six lines, the same text for the same basis and no other: confidence, days of
     * assertion, beginning and end, list, author; an empty line for what is not said. That it was
     * withdrawn is no part of it: the statement stays the one that was made.
     */
    public String text() {
        return String.join(
                "\n",
                confidence.id(),
                asserted.map(LocalDate::toString).orElse(""),
                validity.from().map(LocalDate::toString).orElse(""),
                validity.until().map(LocalDate::toString).orElse(""),
                validity.list().orElse(""),
                author.orElse(""));
    }

    /** The same statement, whenever it was made: what editions of one source have in common. */
    public Basis undated() {
        return new Basis(confidence, author, Optional.empty(), validity);
    }

    static void requireOneLine(String text) {
        if (text.isBlank() || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not one line of text: '" + text + "'");
        }
    }
}
