package tracer.web.print;

import java.util.Locale;
import tracer.problem.BadInput;

/** What a summary is printed on. */
public enum Paper {
    A4("A4"),
    LETTER("letter");

    private final String css;

    Paper(String css) {
        this.css = css;
    }

    /** By its name, letter case aside. */
    public static Paper of(String text) {
        for (Paper p : values()) {
            if (p.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
                return p;
            }
        }
        throw new BadInput("paper '%s' is neither a4 nor letter".formatted(text));
    }

    /** As style sheets call it. */
    String css() {
        return css;
    }
}
