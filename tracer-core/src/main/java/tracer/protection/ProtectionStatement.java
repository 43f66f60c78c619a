package tracer.protection;

import java.time.Instant;
import tracer.ledger.Address;

/**
 * Somebody marked an address as protected or took the mark back. Kept for good: the last statement
 * about an address holds, the earlier ones show how it came about.
 *
 * @param by who says so, as that person wants to be named
 * @param at when it was said
 * @param why in that person's words; stays on this machine, no export holds it
 */
public record ProtectionStatement(Address address, Act act, String by, Instant at, String why) {
    /** What is said of the address. */
    public enum Act {
        PROTECT,
        WITHDRAW;

        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public ProtectionStatement {
        if (by.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException("a protection needs who says so, and why");
        }
    }

    public boolean protects() {
        return act == Act.PROTECT;
    }
}
