package tracer.compact;

/** Inputs, numbered from 0 in the order in which they come: twelve bytes each. */
final class InputTable {
    private static final int SPENT = 0;
    private static final int SEQUENCE = 1;

    private static final int SCRIPT = 2;

    private final IntRows rows = new IntRows(3);

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

    /** Also with the script of the output, which lies far away then. */
    void spend(int input, int output, int script) {
        rows.set(input, SPENT, output);
        rows.set(input, SCRIPT, script);
    }

    /** The script of the output that it spends. */
    int script(int input) {
        return rows.get(input, SCRIPT);
    }

    int sequence(int input) {
        return rows.get(input, SEQUENCE);
    }
}
