package tracer.ingest.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import tracer.entity.ChainEvidence;
import tracer.entity.ReadyBlock;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BlockSource;
import tracer.ledger.HeightRange;

/**
 * Draws the evidence of all blocks of a source in arrays, without a store. While some blocks are
 * taken in the next are read; memory holds the arrays and two portions of blocks.
 */
public final class EvidenceReading {
    /** Enough transactions in a portion for the handing over not to count. */
    private static final int TRANSACTIONS = 1_000;

    private final BlockSource source;
    private final PrimitiveIterator.OfInt heights;

    private EvidenceReading(BlockSource source) {
        this.source = source;
        this.heights =
                source.available().stream()
                        .flatMapToInt(r -> IntStream.rangeClosed(r.from(), r.to()))
                        .iterator();
    }

    /**
     * @return empty if it was cancelled
     * @throws tracer.problem.BadInput if a block is corrupt
     */
    public static Optional<ChainEvidence> of(
            BlockSource source, Progress progress, Cancellation cancellation) {
        progress.begin(
                "Reading blocks",
                "blocks",
                source.available().stream().mapToLong(HeightRange::count).sum());
        try {
            ChainEvidence evidence = new ChainEvidence();
            boolean stopped =
                    new ReadAhead(cancellation)
                            .run(
                                    new EvidenceReading(source)::next,
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

    private Optional<List<ReadyBlock>> next() {
        List<ReadyBlock> blocks = new ArrayList<>();
        int transactions = 0;
        while (transactions < TRANSACTIONS && heights.hasNext()) {
            ArrivedBlock block = source.blockAt(heights.nextInt());
            blocks.add(ReadyBlock.of(block));
            transactions += block.block().transactions().size();
        }
        return Optional.of(blocks).filter(b -> !b.isEmpty());
    }
}
