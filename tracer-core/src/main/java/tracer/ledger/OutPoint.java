package tracer.ledger;

import tracer.problem.BadInput;

/** One output of one transaction: {@code txid:index}. Index from 0. */
public record OutPoint(TxId tx, int index) implements Comparable<OutPoint> {
    public OutPoint {
        if (index < 0) {
            throw new IllegalArgumentException("output index below 0: " + index);
        }
    }

    /** From {@code txid:index}. */
    public static OutPoint of(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new BadInput(
                    "'%s' names no output; write txid:index, such as %s:0"
                            .formatted(text, text.length() == 64 ? text : "f4184f…9e16"));
        }
        String index = text.substring(colon + 1);
        try {
            int i = Integer.parseInt(index);
            if (i >= 0) {
                return new OutPoint(TxId.of(text.substring(0, colon)), i);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BadInput("'%s' in '%s' is not an output index (0, 1, …)".formatted(index, text));
    }

    @Override
    public int compareTo(OutPoint o) {
        int c = tx.compareTo(o.tx);
        return c == 0 ? Integer.compare(index, o.index) : c;
    }

    @Override
    public String toString() {
        return tx + ":" + index;
    }
}
