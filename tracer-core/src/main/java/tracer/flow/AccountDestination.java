package tracer.flow;

import tracer.account.HeldAsset;
import tracer.account.Transfer;

/** Where a trace over accounts can end. Prints as it is cited. */
public sealed interface AccountDestination {
    /** In an address's balance. */
    record Held(HeldAsset of) implements AccountDestination {
        @Override
        public String toString() {
            return of.toString();
        }
    }

    /** At a transfer that was not followed. */
    record By(Transfer transfer) implements AccountDestination {
        @Override
        public String toString() {
            return transfer.id().toString();
        }
    }
}
