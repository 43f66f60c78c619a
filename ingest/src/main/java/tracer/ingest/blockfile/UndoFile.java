package tracer.ingest.blockfile;

import java.util.Arrays;
import java.util.Optional;
import tracer.bitcoin.DoubleSha256;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.Origin;
import tracer.bitcoin.WireReader;
import tracer.ledger.BlockHeader;
import tracer.ledger.Hash32;
import tracer.problem.BadInput;

/**
 * One undo file. Its records do not say to which block they belong: their checksum, over the hash
 * of the block before and the undo data, does. They are tried from the one behind the last that
 * fitted, so reading blocks in the order in which the node connected them hashes each record once.
 */
final class UndoFile implements AutoCloseable {
    /** Checksum behind each record. */
    private static final int TRAILER = Hash32.BYTES;

    /** Undo data of the largest block conceivable stays below; more is damage. */
    private static final int MOST_BYTES = 128 << 20;

    /** Bytes hashed in vain for one block before giving up: an honest file never asks for that. */
    private static final long MOST_TRIED = 256L << 20;

    private static final int COUNT_BYTES = 9;

    private final DataFile file;
    private long[] places = new long[64];
    private int[] sizes = new int[64];
    private int[] transactions = new int[64];
    private int count;
    private int next;
    private Optional<String> damage = Optional.empty();

    UndoFile(DataFile file, int magic) {
        this.file = file;
        RecordWalk walk = new RecordWalk(file, magic, 1, MOST_BYTES, TRAILER);
        try {
            boolean more = true;
            while (more) {
                more =
                        switch (walk.next()) {
                            case RecordWalk.Step.Payload(long at, int size) -> add(at, size);
                            case RecordWalk.Step.Unsure(long at, long size, long w) ->
                                    at + size + TRAILER <= file.size() && add(at, (int) size);
                            case RecordWalk.Step.Begun b -> false;
                            case RecordWalk.Step.End e -> false;
                        };
            }
        } catch (BadInput e) {
            damage = Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Where and why the file could not be read to its end, if so. */
    Optional<String> damage() {
        return damage;
    }

    /**
     * The undo data of a block, still to be parsed.
     *
     * @param others how many transactions it has besides the coinbase
     */
    Optional<WireReader> find(BlockHeader header, int others) {
        byte[] before = Arrays.copyOfRange(HeaderFormat.bytesOf(header), 4, 4 + Hash32.BYTES);
        long tried = 0;
        for (int i = 0; i < count && tried < MOST_TRIED; i++) {
            int record = (next + i) % count;
            if (transactions[record] == others) {
                byte[] bytes = new byte[sizes[record] + TRAILER];
                file.read(places[record], bytes, 0, bytes.length);
                if (fits(before, bytes)) {
                    next = (record + 1) % count;
                    Origin origin = new Origin(file.path().toString(), places[record]);
                    return Optional.of(new WireReader(bytes, 0, sizes[record], origin));
                }
                tried += bytes.length;
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        file.close();
    }

    private static boolean fits(byte[] before, byte[] bytes) {
        int size = bytes.length - TRAILER;
        byte[] sum = new byte[TRAILER];
        new DoubleSha256().add(before, 0, before.length).add(bytes, 0, size).into(sum, 0);
        return Arrays.equals(sum, 0, TRAILER, bytes, size, bytes.length);
    }

    private boolean add(long at, int size) {
        if (count == sizes.length) {
            places = Arrays.copyOf(places, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
            transactions = Arrays.copyOf(transactions, 2 * count);
        }
        places[count] = at;
        sizes[count] = size;
        transactions[count++] = transactionsIn(at, size);
        return true;
    }

    /** How many transactions a record covers; -1 if it cannot be a record. */
    private int transactionsIn(long at, int size) {
        byte[] head = new byte[Math.min(COUNT_BYTES, size)];
        file.read(at, head, 0, head.length);
        int first = head[0] & 0xff;
        if (first < 0xfd) {
            return first;
        }
        boolean isShort = first == 0xfd && head.length >= 3;
        return isShort ? head[1] & 0xff | (head[2] & 0xff) << 8 : -1;
    }
}
