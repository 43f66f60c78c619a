package tracer.flow;

import java.math.BigInteger;
import java.util.List;

/**
 * How much of a seed's value a destination could hold at the very most, whatever the convention:
 * exact maximum flow over what was loaded.
 */
public sealed interface Bound {
    /**
     * Computed.
     *
     * @param within in base units: the most that can have come over the transactions that were
     *     followed
     * @param possible the most if all that was cut off could have come back by every inflow that
     *     was not followed; at least {@code within}. Where the two differ, {@code within} is no
     *     maximum, since value may have returned by ways that were not looked at
     * @param limiting what holds {@code within} down: outputs, or transfers, that are all full (a
     *     minimum cut), as they are cited
     */
    record Known(BigInteger within, BigInteger possible, List<String> limiting) implements Bound {
        public Known {
            limiting = List.copyOf(limiting);
        }

        /** Whether {@code within} is the most that can be there. */
        public boolean isMaximum() {
            return within.equals(possible);
        }
    }

    /** Not computed: the budget for such work was spent on destinations of larger amounts. */
    record NotComputed() implements Bound {}
}
