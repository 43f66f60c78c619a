package tracer.ingest.blockfile;

import java.math.BigInteger;
import java.util.Arrays;
import tracer.bitcoin.ProofOfWork;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.Hash32;

/**
 * Every header met, in the order of the files, in flat arrays: 80 bytes each (two hashes, place,
 * size, work bits) with up to half as much spare, up to 24 of hash table, and 29 while {@link
 * ActiveChain} chooses. Running time is linear in the number of headers. Not thread-safe.
 */
final class HeaderIndex {
    /** What {@code find} gives for a hash that is not here. */
    static final int NONE = -1;

    private static final int WORDS = 4;

    private long[] hashes = new long[1024 * WORDS];
    private long[] previous = new long[1024 * WORDS];
    private long[] places = new long[1024];
    private int[] sizes = new int[1024];
    private int[] bits = new int[1024];
    private int[] table = new int[4096];
    private int count;

    /** Thousands of headers in a row ask for the same work. */
    private int lastBits;

    private BigInteger lastWork = ProofOfWork.work(0);

    /**
     * Takes a header.
     *
     * @return its number, counted from 0, or {@link #NONE} if it is here already
     */
    int add(BlockHeader header, BlockPlace place) {
        Hash32 hash = header.hash().hash();
        if (find(hash) != NONE) {
            return NONE;
        }
        if (count == sizes.length) {
            grow();
        }
        put(hashes, count, hash);
        put(previous, count, header.previous().hash());
        places[count] = place.packed();
        sizes[count] = place.size();
        bits[count] = header.bits();
        insert(count);
        return count++;
    }

    int count() {
        return count;
    }

    BlockHash hash(int i) {
        return new BlockHash(get(hashes, i));
    }

    BlockHash previousOf(int i) {
        return new BlockHash(get(previous, i));
    }

    BlockPlace place(int i) {
        return BlockPlace.unpack(places[i], sizes[i]);
    }

    int find(Hash32 hash) {
        int mask = table.length - 1;
        for (int slot = hash.hashCode() & mask; table[slot] != 0; slot = slot + 1 & mask) {
            int i = table[slot] - 1;
            if (get(hashes, i).equals(hash)) {
                return i;
            }
        }
        return NONE;
    }

    /** The parent of each header by number, {@link #NONE} where it is not here. */
    int[] parents() {
        int[] parents = new int[count];
        for (int i = 0; i < count; i++) {
            parents[i] = find(get(previous, i));
        }
        return parents;
    }

    /** Upper 64 bits of one header's work, which is below 2¹²⁷: nobody can have shown more. */
    long workHigh(int i) {
        return work(i).shiftRight(Long.SIZE).longValueExact();
    }

    /** Lower 64 bits of one header's work. */
    long workLow(int i) {
        return work(i).longValue();
    }

    private BigInteger work(int i) {
        if (bits[i] != lastBits) {
            lastBits = bits[i];
            lastWork = ProofOfWork.work(lastBits);
        }
        return lastWork;
    }

    private void grow() {
        int capacity = Math.addExact(count, count / 2);
        hashes = Arrays.copyOf(hashes, Math.multiplyExact(capacity, WORDS));
        previous = Arrays.copyOf(previous, capacity * WORDS);
        places = Arrays.copyOf(places, capacity);
        sizes = Arrays.copyOf(sizes, capacity);
        bits = Arrays.copyOf(bits, capacity);
        if (table.length < 2 * capacity) {
            table = new int[2 * table.length];
            for (int i = 0; i < count; i++) {
                insert(i);
            }
        }
    }

    private void insert(int i) {
        int mask = table.length - 1;
        int slot = get(hashes, i).hashCode() & mask;
        while (table[slot] != 0) {
            slot = slot + 1 & mask;
        }
        table[slot] = i + 1;
    }

    private static void put(long[] words, int i, Hash32 hash) {
        words[i * WORDS] = hash.w0();
        words[i * WORDS + 1] = hash.w1();
        words[i * WORDS + 2] = hash.w2();
        words[i * WORDS + 3] = hash.w3();
    }

    private static Hash32 get(long[] words, int i) {
        int at = i * WORDS;
        return new Hash32(words[at], words[at + 1], words[at + 2], words[at + 3]);
    }
}
