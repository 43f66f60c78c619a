package tracer.compact;

import tracer.ledger.Bytes;

/**
 * Inputs that show what a script hides, numbered from 0 in the order in which they come: twenty
 * bytes each beside the bytes by which they unlock it.
 */
public final class ShownScripts {
    private static final int SCRIPT = 0;
    private static final int TX = 1;
    private static final int LENGTH = 2;
    private static final int PLACE = 3;

    private final IntRows rows = new IntRows(5);
    private final ByteStore unlocks = new ByteStore();

    public void add(int script, int tx, Bytes unlock) {
        int number = rows.add();
        byte[] bytes = unlock.toArray();
        rows.set(number, SCRIPT, script);
        rows.set(number, TX, tx);
        rows.set(number, LENGTH, bytes.length);
        rows.setLong(number, PLACE, unlocks.add(bytes, 0, bytes.length));
    }

    public int size() {
        return rows.size();
    }

    /** The script that is unlocked. */
    public int script(int number) {
        return rows.get(number, SCRIPT);
    }

    /** The transaction whose input unlocks it. */
    public int transaction(int number) {
        return rows.get(number, TX);
    }

    public Bytes unlock(int number) {
        return unlocks.get(rows.getLong(number, PLACE), rows.get(number, LENGTH));
    }
}
