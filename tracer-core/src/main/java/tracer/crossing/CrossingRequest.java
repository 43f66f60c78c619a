package tracer.crossing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tracer.ledger.EvmChain;
import tracer.ledger.OutPoint;
import tracer.problem.BadInput;

/**
 * Where did the value of a deposit at a swap service come out?
 *
 * @param deposit output that pays the service
 * @param to chain to look on
 * @param within how long after the block of the deposit the service may have paid; both ends count
 */
public record CrossingRequest(OutPoint deposit, EvmChain to, Duration within, Terms terms) {
    /** Beyond a week a match by amount and time says nothing any more. */
    public static final Duration LONGEST = Duration.ofDays(7);

    public CrossingRequest {
        if (within.isNegative() || within.isZero() || within.compareTo(LONGEST) > 0) {
            throw new BadInput(
                    "a window of %s is none: give one above 0 and up to 7 days, such as 6h"
                            .formatted(within));
        }
    }

    /**
     * A window as it is typed: {@code 90m}, {@code 6h}, {@code 2d}.
     *
     * @throws BadInput if it is none
     */
    public static Duration window(String text) {
        if (text.matches("[0-9]{1,6}[mhd]")) {
            long n = Long.parseLong(text.substring(0, text.length() - 1));
            return switch (text.charAt(text.length() - 1)) {
                case 'm' -> Duration.ofMinutes(n);
                case 'h' -> Duration.ofHours(n);
                default -> Duration.ofDays(n);
            };
        }
        throw new BadInput("time '%s' is none of 90m, 6h, 2d".formatted(text));
    }

    /**
     * The chain to look on.
     *
     * @param named as typed; if empty it is the one that is stored
     * @throws BadInput if it is no chain, or none is named and not exactly one is stored
     */
    public static EvmChain chain(Optional<String> named, List<EvmChain> stored) {
        if (named.isPresent()) {
            return EvmChain.of(named.get());
        }
        if (stored.size() != 1) {
            throw new BadInput(
                    "which chain to look on? stored are %s; say to which chain".formatted(stored));
        }
        return stored.getFirst();
    }
}
