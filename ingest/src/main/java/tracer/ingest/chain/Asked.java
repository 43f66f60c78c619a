package tracer.ingest.chain;

import java.util.OptionalInt;
import tracer.problem.BadInput;

/**
 * Which heights to ingest.
 *
 * @param from the lowest; if not given, the lowest that the source has
 * @param to the highest; if not given, the highest that the source has
 */
public record Asked(OptionalInt from, OptionalInt to) {
    /** Everything that the source has. */
    public static final Asked ALL = new Asked(OptionalInt.empty(), OptionalInt.empty());

    public Asked {
        from.ifPresent(Asked::requireHeight);
        to.ifPresent(Asked::requireHeight);
        if (from.isPresent() && to.isPresent() && from.getAsInt() > to.getAsInt()) {
            throw new BadInput(
                    "no block lies from %d to %d; give the lower height first"
                            .formatted(from.getAsInt(), to.getAsInt()));
        }
    }

    public static Asked from(int height) {
        return new Asked(OptionalInt.of(height), OptionalInt.empty());
    }

    public static Asked upTo(int height) {
        return new Asked(OptionalInt.empty(), OptionalInt.of(height));
    }

    public static Asked between(int from, int to) {
        return new Asked(OptionalInt.of(from), OptionalInt.of(to));
    }

    private static void requireHeight(int height) {
        if (height < 0) {
            throw new BadInput("%d is no height; heights begin at 0".formatted(height));
        }
    }
}
