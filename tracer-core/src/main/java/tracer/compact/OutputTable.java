package tracer.compact;

import tracer.ledger.Sats;
import tracer.ledger.ScriptType;

/** Outputs, numbered from 0 in the order in which they come: twenty bytes each. */
final class OutputTable {
    private static final int SCRIPT = 0;
    private static final int FUNDER = 1;
    private static final int SPENDER = 2;

    /** The type of the script above the bits that {@link Sats#MAX} needs, the value below. */
    private static final int TYPE_AND_VALUE = 3;

    private static final int VALUE_BITS = 56;
    private static final long VALUE = (1L << VALUE_BITS) - 1;

    private final IntRows rows = new IntRows(5);

    int size() {
        return rows.size();
    }

    void add(int script, ScriptType type, int funder, long value) {
        int output = rows.add();
        rows.set(output, SCRIPT, script);
        rows.set(output, FUNDER, funder);
        rows.set(output, SPENDER, CompactChain.NONE);
        rows.setLong(output, TYPE_AND_VALUE, (long) TypeCodes.of(type) << VALUE_BITS | value);
    }

    int script(int output) {
        return rows.get(output, SCRIPT);
    }

    ScriptType type(int output) {
        return TypeCodes.type((int) (rows.getLong(output, TYPE_AND_VALUE) >>> VALUE_BITS));
    }

    int funder(int output) {
        return rows.get(output, FUNDER);
    }

    int spender(int output) {
        return rows.get(output, SPENDER);
    }

    void spend(int output, int tx) {
        rows.set(output, SPENDER, tx);
    }

    /** In satoshis. */
    long value(int output) {
        return rows.getLong(output, TYPE_AND_VALUE) & VALUE;
    }
}
