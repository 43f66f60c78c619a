package tracer.protection;

import java.time.Instant;
import tracer.attribution.LabelSubject;
import tracer.ledger.Address;
import tracer.ledger.EvmAddress;

/**
 * Somebody marked an address as protected or took the mark back. Kept for good: the last statement
 * about an address holds, the earlier ones show how it came about.
 *
 * @param subject the address; one of an EVM chain is protected on all of them
 * @param by who says so, as that person wants to be named
 * @param at when it was said
 * @param why in that person's words; stays on this machine, no export holds it
 */
public record ProtectionStatement(
        LabelSubject subject, Act act, String by, Instant at, String why) {
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

    /** About an address of Bitcoin. */
    public ProtectionStatement(Address address, Act act, String by, Instant at, String why) {
        this(LabelSubject.of(address), act, by, at, why);
    }

    /** About an address of every EVM chain: the same key may hold it on all of them. */
    public ProtectionStatement(EvmAddress address, Act act, String by, Instant at, String why) {
        this(LabelSubject.ofUnspecifiedChain(address), act, by, at, why);
    }

    public boolean protects() {
        return act == Act.PROTECT;
    }
}
