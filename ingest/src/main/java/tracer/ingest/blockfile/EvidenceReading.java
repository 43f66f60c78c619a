package tracer.ingest.blockfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import tracer.compact.CompactBlock;
import tracer.entity.ChainEvidence;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.job.ReadAhead;
import tracer.ledger.HeightRange;

/**
 * Draws the evidence of all blocks in block files in arrays, without a store. While some blocks are
 * taken in the next are read; memory holds the arrays and some portions of blocks.
 */
public final class EvidenceReading {
    /** Enough transactions in a portion for the handing over not to count. */
    private static final int TRANSACTIONS = 500;

    /** Portions read ahead: reading takes now longer, now shorter than taking in. */
    private static final int PORTIONS = 8;

    private final BlockFiles files;
    private final PrimitiveIterator.OfInt heights;

    private EvidenceReading(BlockFiles files) {
        this.files = files;
        this.heights =
                files.available().stream()
                        .flatMapToInt(r -> IntStream.rangeClosed(r.from(), r.to()))
                        .iterator();
    }

    /**
     * @return empty if it was cancelled
     * @throws tracer.problem.BadInput if a block is corrupt
     */
    public static Optional<ChainEvidence> of(
            BlockFiles files, Progress progress, Cancellation cancellation) {
        progress.begin(
                "Reading blocks",
                "blocks",
                files.available().stream().mapToLong(HeightRange::count).sum());
        try {
            ChainEvidence evidence = new ChainEvidence();
            boolean stopped =
                    new ReadAhead(cancellation, PORTIONS)
                            .run(
                                    new EvidenceReading(files)::next,
                                    blocks -> {
                                        blocks.forEach(evidence::add);
                                        progress.advance(blocks.size());
                                    })
                            .isPresent();
            return stopped ? Optional.empty() : Optional.of(evidence);
        } finally {
            progress.end();
        }
    }

    private Optional<List<CompactBlock>> next() {
        List<CompactBlock> blocks = new ArrayList<>();
        int transactions = 0;
        while (transactions < TRANSACTIONS && heights.hasNext()) {
            CompactBlock block = files.compactAt(heights.nextInt());
            blocks.add(block);
            transactions += block.transactions();
        }
        return Optional.of(blocks).filter(b -> !b.isEmpty());
    }
}
