package tracer.path;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import tracer.problem.BadInput;

/**
 * By what paths are ranked. What is equal so far is ranked by hops, then by the place of the last
 * step in the chain, then of the one before, and so on: the same data gives the same order.
 */
public enum Best {
    /** Fewest hops first. */
    FEWEST("fewest hops first"),

    /** The path whose smallest step carries most first: the most that can have gone all the way. */
    WIDEST("the largest smallest step first"),

    /** The path that arrives first in chain order first. */
    EARLIEST("earliest arrival first");

    private final String words;

    Best(String words) {
        this.words = words;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For a reader. */
    public String words() {
        return words;
    }

    /**
     * By its id.
     *
     * @throws BadInput if there is none of this name, with those that there are
     */
    public static Best of(String text) {
        return Arrays.stream(values())
                .filter(b -> b.id().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new BadInput(
                                "paths are not ranked by '%s'; known are: %s"
                                        .formatted(
                                                text,
                                                Arrays.stream(values())
                                                        .map(Best::id)
                                                        .collect(Collectors.joining(", ")))));
    }
}
