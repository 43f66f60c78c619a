package tracer.compact;

/** Inputs, numbered from 0 in the order in which they come: eight bytes each. */
final class InputTable {
    private static final int SPENT = 0;
    private static final int SEQUENCE = 1;

    private final IntRows rows = new IntRows(2);

    int size() {
        return rows.size();
    }

    void add(int spent, int sequence) {
        int input = rows.add();
        rows.set(input, SPENT, spent);
        rows.set(input, SEQUENCE, sequence);
    }

    /** The output that it spends. */
    int spent(int input) {
        return rows.get(input, SPENT);
    }

    void spend(int input, int output) {
        rows.set(input, SPENT, output);
    }

    int sequence(int input) {
        return rows.get(input, SEQUENCE);
    }
}
