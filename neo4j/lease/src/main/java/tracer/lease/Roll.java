package tracer.lease;

import java.time.Duration;
import java.util.List;

/**
 * What the store's process says about itself.
 *
 * @param pid the store's process id
 * @param port its Bolt port on 127.0.0.1
 * @param keep how long it lives on without a holder
 * @param stopping whether it is on its way out and takes no more leases
 * @param holders in the order of their coming
 */
public record Roll(long pid, int port, Duration keep, boolean stopping, List<Holder> holders) {
    public Roll {
        holders = List.copyOf(holders);
    }
}
