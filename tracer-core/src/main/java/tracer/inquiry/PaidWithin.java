package tracer.inquiry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.problem.BadInput;

/**
 * Which payments of an address a question means, by where they stand. All ends belong to it.
 *
 * @param fromHeight only what stands at this height or above
 * @param toHeight only what stands at this height or below
 * @param from only what stands in blocks stamped then or later; stamps are their makers' claims
 * @param to only what stands in blocks stamped then or earlier
 */
public record PaidWithin(
        OptionalInt fromHeight,
        OptionalInt toHeight,
        Optional<Instant> from,
        Optional<Instant> to) {
    /** All of them. */
    public static final PaidWithin ALWAYS =
            new PaidWithin(
                    OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());

    /**
     * @throws BadInput if nothing can stand within it
     */
    public PaidWithin {
        if (fromHeight.isPresent()
                && toHeight.isPresent()
                && fromHeight.getAsInt() > toHeight.getAsInt()) {
            throw new BadInput(
                    "contradictory seeds: paid from height %d to height %d"
                            .formatted(fromHeight.getAsInt(), toHeight.getAsInt()));
        }
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new BadInput(
                    "contradictory seeds: paid since %s until %s".formatted(from.get(), to.get()));
        }
    }

    /** Whether it leaves anything out. */
    public boolean isLimited() {
        return !equals(ALWAYS);
    }

    boolean contains(int height, Instant claimed) {
        return height >= fromHeight.orElse(0)
                && height <= toHeight.orElse(Integer.MAX_VALUE)
                && from.map(t -> !claimed.isBefore(t)).orElse(true)
                && to.map(t -> !claimed.isAfter(t)).orElse(true);
    }

    /** As a sentence goes on: "from block 5 to block 9, stamped since …". */
    String inWords() {
        List<String> parts = new ArrayList<>();
        fromHeight.ifPresent(h -> parts.add("from block %d".formatted(h)));
        toHeight.ifPresent(h -> parts.add("up to block %d".formatted(h)));
        from.ifPresent(t -> parts.add("stamped since %s".formatted(t)));
        to.ifPresent(t -> parts.add("stamped until %s".formatted(t)));
        return parts.isEmpty() ? "at any height" : String.join(", ", parts);
    }
}
