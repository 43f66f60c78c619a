package tracer.compact;

/** Outputs, numbered from 0 in the order in which they come: twenty bytes each. */
final class OutputTable {
    private static final int SCRIPT = 0;
    private static final int FUNDER = 1;
    private static final int SPENDER = 2;
    private static final int VALUE = 3;

    private final IntRows rows = new IntRows(5);

    int size() {
        return rows.size();
    }

    void add(int script, int funder, long value) {
        int output = rows.add();
        rows.set(output, SCRIPT, script);
        rows.set(output, FUNDER, funder);
        rows.set(output, SPENDER, CompactChain.NONE);
        rows.setLong(output, VALUE, value);
    }

    int script(int output) {
        return rows.get(output, SCRIPT);
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
        return rows.getLong(output, VALUE);
    }
}
