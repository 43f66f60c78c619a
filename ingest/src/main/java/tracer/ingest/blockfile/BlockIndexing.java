package tracer.ingest.blockfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tracer.bitcoin.BlockScan;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.Origin;
import tracer.bitcoin.ProofOfWork;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHeader;
import tracer.ledger.SourceReport;
import tracer.problem.BadInput;

/**
 * The first pass over block files: goes from record to record, reads the headers alone and checks
 * their work.
 */
final class BlockIndexing {
    private final BlockListing listing;
    private final BitcoinChain chain;
    private final HeaderIndex index = new HeaderIndex();
    private final List<String> notes = new ArrayList<>();
    private final byte[] header = new byte[HeaderFormat.BYTES];
    private long bytes;
    private long blocks;
    private long duplicates;
    private String firstDuplicate = "";

    private BlockIndexing(BlockListing listing, BitcoinChain chain) {
        this.listing = listing;
        this.chain = chain;
    }

    static BlockIndexing of(BlockListing listing, BitcoinChain chain, Progress progress) {
        BlockIndexing indexing = new BlockIndexing(listing, chain);
        progress.begin("reading block headers", "files", listing.files().size());
        for (int i = 0; i < listing.files().size(); i++) {
            indexing.readFile(i);
            progress.advance(1);
        }
        progress.end();
        return indexing;
    }

    /** The network whose magic the first file that has data begins with. */
    static BitcoinChain detect(BlockListing listing) {
        byte[] magic = new byte[Integer.BYTES];
        for (Path path : listing.files()) {
            try (DataFile file = new DataFile(path, listing.obfuscation())) {
                if (file.written() >= RecordWalk.FRAME) {
                    file.read(0, magic, 0, magic.length);
                    return byMagic(Integer.reverseBytes(RecordWalk.int32(magic, 0)), path);
                }
            }
        }
        throw new BadInput(
                "%s holds no blocks yet: every block file is empty"
                        .formatted(listing.files().getFirst().toAbsolutePath().getParent()));
    }

    private static BitcoinChain byMagic(int magic, Path path) {
        return Arrays.stream(BitcoinChain.values())
                .filter(c -> c.magic() == magic)
                .findFirst()
                .orElseThrow(() ->
                        new BadInput(
                                "%s, offset 0: begins with %08x, which is no magic of %s. If the node keeps a file %s beside its block files, it must lie here too"
                                        .formatted(
                                                path,
                                                magic,
                                                Arrays.stream(BitcoinChain.values())
                                                        .map(BitcoinChain::id)
                                                        .collect(Collectors.joining(", ")),
                                                Obfuscation.FILE)));
    }

    HeaderIndex index() {
        return index;
    }

    /** Bytes of all records gone over, their frames included. */
    long bytes() {
        return bytes;
    }

    /** Records recognised as blocks. */
    long blocks() {
        return blocks;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** The records that repeat a block met before, if any. */
    Optional<SourceReport.Skipped> duplicates() {
        return duplicates == 0
                ? Optional.empty()
                : Optional.of(new SourceReport.Skipped("duplicate", duplicates, firstDuplicate));
    }

    private void readFile(int number) {
        boolean growing = listing.isLastGrowing() && number == listing.files().size() - 1;
        try (DataFile file = new DataFile(listing.files().get(number), listing.obfuscation())) {
            RecordWalk walk =
                    new RecordWalk(
                            file, chain.magic(), BlockScan.LEAST_BYTES, BlockScan.MOST_BYTES, 0);
            boolean more = true;
            while (more) {
                more =
                        switch (walk.next()) {
                            case RecordWalk.Step.Payload(long at, int size) -> {
                                take(file, number, at, size);
                                yield true;
                            }
                            case RecordWalk.Step.Unsure u -> takeIfWhole(file, number, u, growing);
                            case RecordWalk.Step.Begun(long at) -> {
                                unfinished(file, at, growing);
                                yield false;
                            }
                            case RecordWalk.Step.End() -> false;
                        };
            }
        }
    }

    private void take(DataFile file, int number, long at, int size) {
        file.read(at, header, 0, header.length);
        BlockHeader h = HeaderFormat.parse(header, 0);
        Origin origin = new Origin(file.path().toString(), at);
        ProofOfWork.fault(h, chain)
                .ifPresent(fault -> {
                    throw new BadInput("%s: %s".formatted(origin.at(0), fault));
                });
        blocks++;
        bytes += RecordWalk.FRAME + size;
        if (index.add(h, new BlockPlace(number, at, size)) == HeaderIndex.NONE
                && duplicates++ == 0) {
            firstDuplicate = "block %s, %s".formatted(h.hash(), origin.at(0));
        }
    }

    /** A last record that runs into zeros: a block that ends in zeros, or one being written. */
    private boolean takeIfWhole(
            DataFile file, int number, RecordWalk.Step.Unsure record, boolean growing) {
        boolean within = record.at() + record.size() <= file.size();
        if (within && (!growing || UnfinishedBlock.isWhole(file, record))) {
            take(file, number, record.at(), (int) record.size());
            return true;
        }
        if (growing) {
            UnfinishedBlock.requireHonest(file, record, chain);
        }
        unfinished(file, record.at() - RecordWalk.FRAME, growing);
        return false;
    }

    private void unfinished(DataFile file, long at, boolean growing) {
        Origin origin = new Origin(file.path().toString(), at);
        if (!growing) {
            throw new BadInput(
                    "%s: the last record of the file is cut off, and this is not the file that a node would still be writing. Copy it again"
                            .formatted(origin.at(0)));
        }
        notes.add(
                "%s: the last record is not yet written to its end; read again later"
                        .formatted(origin.at(0)));
    }
}
