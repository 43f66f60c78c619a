package tracer.compact;

import java.util.Arrays;
import tracer.ledger.Hash32;
import tracer.ledger.TxId;

/** Names of transactions one after the other: four words each, and beside them their hashes. */
final class Ids {
    static final int WORDS = 4;

    private long[] words;
    private int[] hashes;
    private int size;

    /**
     * @param count how many to expect
     */
    Ids(int count) {
        words = new long[WORDS * count];
        hashes = new int[count];
    }

    int size() {
        return size;
    }

    void add(Hash32 id) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size + 1);
            words = Arrays.copyOf(words, WORDS * hashes.length);
        }
        int at = WORDS * size;
        words[at] = id.w0();
        words[at + 1] = id.w1();
        words[at + 2] = id.w2();
        words[at + 3] = id.w3();
        hashes[size++] = (int) id.w3();
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
