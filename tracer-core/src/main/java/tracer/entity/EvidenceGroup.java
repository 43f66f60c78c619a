package tracer.entity;

import java.util.Arrays;
import tracer.ledger.Hash32;
import tracer.ledger.TxId;

/** The edges that are read from one transaction, between numbered scripts. Used again and again. */
final class EvidenceGroup {
    private Evidence.Read from = new Evidence.Read(new TxId(Hash32.ZERO), 0, 0);
    private int[] ends = new int[64];
    private Rule[] rules = new Rule[32];
    private int size;

    void begin(Evidence.Read transaction) {
        from = transaction;
        size = 0;
    }

    void add(int x, int y, Rule rule) {
        if (size == rules.length) {
            rules = Arrays.copyOf(rules, size * 2);
            ends = Arrays.copyOf(ends, size * 4);
        }
        ends[2 * size] = x;
        ends[2 * size + 1] = y;
        rules[size++] = rule;
    }

    TxId transaction() {
        return from.transaction();
    }

    int height() {
        return from.height();
    }

    Evidence.Read from() {
        return from;
    }

    int size() {
        return size;
    }

    /** Of a change edge the script of the payer. */
    int from(int edge) {
        return ends[2 * edge];
    }

    int to(int edge) {
        return ends[2 * edge + 1];
    }

    Rule rule(int edge) {
        return rules[edge];
    }

    boolean isFor(TxId id) {
        return size > 0 && from.transaction().equals(id);
    }
}
