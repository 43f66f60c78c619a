package tracer.path;

import java.math.BigInteger;
import tracer.account.Transfer;

/**
 * A transfer on a path; the next one leaves the address that this one credits, later.
 *
 * @param kept what its receiver held of the asset until the next
 */
public record Hop(Transfer transfer, Kept kept) {
    /** The balance through which value came from one transfer to the next. */
    public sealed interface Kept {
        /** It never was less between the two. */
        record AtLeast(BigInteger units) implements Kept {}

        /** Nobody knows what the address held before its stored history, so it may have been 0. */
        record Unknown() implements Kept {}

        /** It is the last transfer. */
        record Arrived() implements Kept {}
    }
}
