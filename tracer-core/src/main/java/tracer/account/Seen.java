package tracer.account;

import java.util.Locale;

/**
 * What the source of a block could see. What it could not is missing from every balance and every
 * trace through that block, and each answer that rests on it says so.
 *
 * @param calls how value moved inside transactions was seen
 * @param rewards whether new value for miners was seen, or there is none by the chain's rules
 */
public record Seen(Calls calls, boolean rewards) {
    /** Where internal transfers were taken from. */
    public enum Calls {
        /** {@code trace_block}. */
        TRACE_BLOCK,
        /** {@code debug_traceBlockByNumber} with {@code callTracer}. */
        CALL_TRACER,
        /** No transaction of the block called a contract, so there can be none. */
        NONE_POSSIBLE,
        /** The node offers no traces: internal transfers not seen. */
        NOT_SEEN;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean isAll() {
        return calls != Calls.NOT_SEEN && rewards;
    }
}
