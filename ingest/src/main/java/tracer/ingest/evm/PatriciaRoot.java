package tracer.ingest.evm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.web3j.crypto.Hash;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;
import tracer.ledger.Bytes;
import tracer.ledger.Hash32;

/**
 * The root of a modified Merkle–Patricia trie (yellow paper, appendix D) over entries that are all
 * known: what a header commits to of its transactions, receipts and withdrawals. Time and memory
 * grow with the bytes of the entries.
 */
public final class PatriciaRoot {
    private static final int NIBBLES = 16;

    /** Shorter nodes stand in their parent as they are. */
    private static final int HASHED = 32;

    private static final int LEAF = 2;

    private PatriciaRoot() {}

    /** A value under its key; nibbles are half bytes, the higher first. */
    private record Entry(List<Integer> nibbles, Bytes value) {}

    /** Of values that stand under their positions, as in a block. */
    public static Hash32 ofList(List<Bytes> values) {
        List<Bytes> keys = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            keys.add(Bytes.of(RlpEncoder.encode(Rlp.quantity(BigInteger.valueOf(i)))));
        }
        return of(keys, values);
    }

    /**
     * Of values under keys, in any order.
     *
     * @param keys each once; as many as values
     */
    static Hash32 of(List<Bytes> keys, List<Bytes> values) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            entries.add(new Entry(nibbles(keys.get(i)), values.get(i)));
        }
        RlpType root = entries.isEmpty() ? Rlp.EMPTY : node(entries, 0);
        return Hash32.ofBytes(Hash.sha3(RlpEncoder.encode(root)));
    }

    private static List<Integer> nibbles(Bytes key) {
        List<Integer> nibbles = new ArrayList<>();
        for (byte b : key.toArray()) {
            nibbles.add((b & 0xff) >> 4);
            nibbles.add(b & 0xf);
        }
        return nibbles;
    }

    /** Of entries that share their first so many nibbles. */
    private static RlpType node(List<Entry> entries, int depth) {
        Entry first = entries.getFirst();
        if (entries.size() == 1) {
            return new RlpList(
                    path(first.nibbles().subList(depth, first.nibbles().size()), LEAF),
                    RlpString.create(first.value().toArray()));
        }
        int shared = shared(entries);
        if (shared > depth) {
            return new RlpList(
                    path(first.nibbles().subList(depth, shared), 0),
                    reference(node(entries, shared)));
        }
        return branch(entries, depth);
    }

    private static RlpType branch(List<Entry> entries, int depth) {
        List<List<Entry>> below = new ArrayList<>();
        for (int n = 0; n < NIBBLES; n++) {
            below.add(new ArrayList<>());
        }
        RlpType own = Rlp.EMPTY;
        for (Entry e : entries) {
            if (e.nibbles().size() == depth) {
                own = RlpString.create(e.value().toArray());
            } else {
                below.get(e.nibbles().get(depth)).add(e);
            }
        }
        List<RlpType> items = new ArrayList<>();
        for (List<Entry> some : below) {
            items.add(some.isEmpty() ? Rlp.EMPTY : reference(node(some, depth + 1)));
        }
        items.add(own);
        return new RlpList(items);
    }

    /** How many nibbles all of them begin with. */
    private static int shared(List<Entry> entries) {
        List<Integer> first = entries.getFirst().nibbles();
        int shared = first.size();
        for (Entry e : entries) {
            int same = 0;
            int most = Math.min(shared, e.nibbles().size());
            while (same < most && e.nibbles().get(same).equals(first.get(same))) {
                same++;
            }
            shared = same;
        }
        return shared;
    }

    private static RlpType reference(RlpType node) {
        byte[] encoded = RlpEncoder.encode(node);
        return encoded.length < HASHED ? node : RlpString.create(Hash.sha3(encoded));
    }

    /** The hex-prefix form of a path (yellow paper, appendix C). */
    private static RlpType path(List<Integer> nibbles, int kind) {
        boolean isOdd = nibbles.size() % 2 == 1;
        byte[] bytes = new byte[nibbles.size() / 2 + 1];
        bytes[0] = (byte) ((isOdd ? kind + 1 : kind) << 4 | (isOdd ? nibbles.getFirst() : 0));
        int at = isOdd ? 1 : 0;
        for (int i = 1; i < bytes.length; i++) {
            bytes[i] = (byte) (nibbles.get(at) << 4 | nibbles.get(at + 1));
            at += 2;
        }
        return RlpString.create(bytes);
    }

    /** Keccak-256, by which Ethereum names what it holds. */
    static Hash32 keccak(Bytes bytes) {
        return Hash32.ofBytes(Hash.sha3(bytes.toArray()));
    }
}
