package tracer.compact;

import tracer.ledger.ScriptType;

/** Inputs, numbered from 0 in the order in which they come: sixteen bytes each. */
final class InputTable {
    private static final int SPENT = 0;
    private static final int SEQUENCE = 1;
    private static final int SCRIPT = 2;
    private static final int TYPE = 3;

    private final IntRows rows = new IntRows(4);

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

    /** Nothing but the outpoint of what it spends is known. */
    void spendUnknown(int input) {
        rows.set(input, SPENT, CompactChain.NONE);
        rows.set(input, SCRIPT, CompactChain.NONE);
    }

    void spend(int input, int output) {
        rows.set(input, SPENT, output);
    }

    /** The script of the output that it spends, and its type, which lie far away then. */
    void spend(int input, int script, ScriptType type) {
        rows.set(input, SCRIPT, script);
        rows.set(input, TYPE, TypeCodes.of(type));
    }

    /** The script of the output that it spends. */
    int script(int input) {
        return rows.get(input, SCRIPT);
    }

    /** The type of that script; only where it is known. */
    ScriptType type(int input) {
        return TypeCodes.type(rows.get(input, TYPE));
    }

    int sequence(int input) {
        return rows.get(input, SEQUENCE);
    }
}
