package tracer.ingest.blockfile;

import tracer.bitcoin.BlockFormat;
import tracer.bitcoin.BlockScan;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.Origin;
import tracer.bitcoin.ProofOfWork;
import tracer.ledger.BitcoinChain;
import tracer.problem.BadInput;

/** Tells the block that a node is writing just now from one that is damaged. */
final class UnfinishedBlock {
    /**
     * So many zeros at the end are a block's own: the lock time of its last transaction. In a
     * disguised file they do not look like zeros.
     */
    private static final int OWN_ZEROS = 4;

    private UnfinishedBlock() {}

    /**
     * Whether a last record that runs into zeros was written to its end: it is sound, or its zeros
     * are so few that it must be damaged.
     */
    static boolean isWhole(DataFile file, RecordWalk.Step.Unsure record) {
        long zeros = record.at() + record.size() - record.written();
        if (zeros <= (file.isDisguised() ? 0 : OWN_ZEROS)) {
            return true;
        }
        byte[] bytes = new byte[(int) record.size()];
        file.read(record.at(), bytes, 0, bytes.length);
        try {
            BlockFormat.parse(bytes, Origin.of("the last record"));
            return true;
        } catch (BadInput unsound) {
            return false;
        }
    }

    /**
     * Requires that what is there of an unfinished record can be the beginning of a block: a header
     * with work, and no other block inside, as there would be if its length were damaged.
     */
    static void requireHonest(DataFile file, RecordWalk.Step.Unsure record, BitcoinChain chain) {
        int there = (int) (Math.min(record.written(), file.size()) - record.at());
        if (there < HeaderFormat.BYTES) {
            return;
        }
        byte[] bytes = new byte[there];
        file.read(record.at(), bytes, 0, there);
        Origin origin = new Origin(file.path().toString(), record.at());
        ProofOfWork.fault(HeaderFormat.parse(bytes, 0), chain)
                .ifPresent(fault -> {
                    throw new BadInput("%s: %s".formatted(origin.at(0), fault));
                });
        int last = there - RecordWalk.FRAME - HeaderFormat.BYTES;
        for (int i = HeaderFormat.BYTES; i <= last; i++) {
            if (isBlock(bytes, i, chain)) {
                throw new BadInput(
                        "%s: a record of %d bytes reaches past the data, but another block begins inside it at offset %d: its length is damaged. Copy the file again"
                                .formatted(origin.at(0), record.size(), record.at() + i));
            }
        }
    }

    private static boolean isBlock(byte[] bytes, int at, BitcoinChain chain) {
        if (Integer.reverseBytes(RecordWalk.int32(bytes, at)) != chain.magic()) {
            return false;
        }
        int size = RecordWalk.int32(bytes, at + Integer.BYTES);
        return size >= BlockScan.LEAST_BYTES
                && size <= BlockScan.MOST_BYTES
                && ProofOfWork.fault(HeaderFormat.parse(bytes, at + RecordWalk.FRAME), chain)
                        .isEmpty();
    }
}
