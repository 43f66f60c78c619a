package tracer.crossing;

import java.time.Duration;
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
}
