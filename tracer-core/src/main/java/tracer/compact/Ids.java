package tracer.compact;

import tracer.ledger.Hash32;
import tracer.ledger.TxId;

/** Names of transactions one after the other: four words each, and beside them their hashes. */
final class Ids {
    static final int WORDS = 4;

    private final long[] words;
    private final int[] hashes;

    Ids(int count) {
        words = new long[WORDS * count];
        hashes = new int[count];
    }

    int size() {
        return hashes.length;
    }

    void set(int at, TxId id) {
        Hash32 hash = id.hash();
        words[WORDS * at] = hash.w0();
        words[WORDS * at + 1] = hash.w1();
        words[WORDS * at + 2] = hash.w2();
        words[WORDS * at + 3] = hash.w3();
        hashes[at] = (int) hash.w3();
    }

    TxId get(int at) {
        return new TxId(new Hash32(word(at, 0), word(at, 1), word(at, 2), word(at, 3)));
    }

    long word(int at, int word) {
        return words[WORDS * at + word];
    }

    int hash(int at) {
        return hashes[at];
    }

    int[] hashes() {
        return hashes;
    }
}
