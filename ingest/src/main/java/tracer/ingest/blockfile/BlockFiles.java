package tracer.ingest.blockfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.bitcoin.BlockFormat;
import tracer.bitcoin.BlockScan;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.Origin;
import tracer.compact.CompactBlock;
import tracer.compact.CompactBlockReader;
import tracer.job.Progress;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.BlockHeader;
import tracer.ledger.BlockSource;
import tracer.ledger.HeightRange;
import tracer.ledger.SourceReport;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

/**
 * The blocks in a directory of Bitcoin Core's block files ({@code blk00000.dat}, …), or in one of
 * them. Opening reads the headers alone and settles the active chain; a block is read when asked
 * for, and checked: it is the one indexed, every transaction id and the Merkle root are computed,
 * the header follows the one before. What is out of order, stale, repeated or hangs on nothing is
 * sorted out and counted; undo files ({@code rev*.dat}) give the outputs spent, as claims.
 *
 * <p>Memory: at most 200 bytes for each header met, besides buffers of a few megabytes. Blocks of
 * ascending heights are read fastest, in about the order of the files. Not thread-safe. Signet's
 * block signatures and the difficulty that the network asked for are not checked.
 */
public final class BlockFiles implements BlockSource {
    /** Block files kept open: those written at the same time lie within a few of each other. */
    private static final int MOST_OPEN = 16;

    /** Numbers from here on are times to Bitcoin (LOCKTIME_THRESHOLD): no chain is that high. */
    private static final int MOST_HEIGHT = 500_000_000;

    private final BlockListing listing;
    private final BitcoinChain chain;
    private final BlockIndexing indexing;
    private final ActiveChain active;
    private final SpentOutputs spentOutputs;
    private final OpenFiles<DataFile> open;
    private final BlockScan scan = new BlockScan();
    private final CompactBlockReader compact = new CompactBlockReader();
    private final HeightRange range;
    private byte[] buffer = new byte[1 << 16];

    private BlockFiles(BlockListing listing, BitcoinChain chain, Progress progress) {
        this.listing = listing;
        this.chain = chain;
        this.indexing = BlockIndexing.of(listing, chain, progress);
        if (indexing.index().count() == 0) {
            throw new BadInput(
                    "%s holds no complete block yet".formatted(listing.files().getFirst()));
        }
        this.active = ActiveChain.choose(indexing.index(), chain);
        this.open =
                new OpenFiles<>(
                        MOST_OPEN,
                        i -> new DataFile(listing.files().get(i), listing.obfuscation()),
                        DataFile::close);
        this.spentOutputs = new SpentOutputs(listing, chain.magic());
        int first = active.isFromGenesis() ? 0 : statedFirstHeight();
        this.range = new HeightRange(first, first + active.length() - 1);
    }

    /** Opens block files of whichever network their magic names. */
    public static BlockFiles open(Path where, Progress progress) {
        BlockListing listing = BlockListing.of(where);
        return new BlockFiles(listing, BlockIndexing.detect(listing), progress);
    }

    /**
     * Opens block files of one network.
     *
     * @throws BadInput if they are another's
     */
    public static BlockFiles open(Path where, BitcoinChain chain, Progress progress) {
        BlockListing listing = BlockListing.of(where);
        BitcoinChain found = BlockIndexing.detect(listing);
        if (found != chain) {
            throw new BadInput("%s holds blocks of %s, not of %s".formatted(where, found, chain));
        }
        return new BlockFiles(listing, chain, progress);
    }

    @Override
    public BitcoinChain chain() {
        return chain;
    }

    @Override
    public List<HeightRange> available() {
        return List.of(range);
    }

    @Override
    public BlockHeader headerAt(int height) {
        int block = indexAt(height);
        byte[] bytes = new byte[HeaderFormat.BYTES];
        BlockPlace place = indexing.index().place(block);
        open.get(place.file()).read(place.offset(), bytes, 0, bytes.length);
        BlockHeader header = HeaderFormat.parse(bytes, 0);
        requireSame(block, header);
        return header;
    }

    @Override
    public ArrivedBlock blockAt(int height) {
        int index = indexAt(height);
        BlockPlace place = load(index);
        BlockFormat.Contents contents = BlockFormat.parse(buffer, 0, place.size(), origin(place));
        requireSame(index, contents.header());
        if (!active.isFromGenesis()) {
            requireHeight(contents, height, origin(place));
        }
        Block block = contents.at(height);
        return new ArrivedBlock(block, spentOutputs.of(block, place.file()));
    }

    /**
     * The same block in arrays, checked as {@link #blockAt} checks it; without a value for each of
     * its parts if the files hold the chain from its beginning.
     */
    public CompactBlock compactAt(int height) {
        if (!active.isFromGenesis()) {
            // What is spent may lie before the files, so what the node claims is needed too.
            return CompactBlock.of(blockAt(height));
        }
        int index = indexAt(height);
        BlockPlace place = load(index);
        requireSame(index, HeaderFormat.parse(buffer, 0));
        return compact.read(height, buffer, 0, place.size(), origin(place));
    }

    /**
     * The transaction ids of the block at an available height, with its Merkle root still to be
     * asked for: the fast way for whoever needs no values. The scan is good until the next call.
     */
    public BlockScan scanAt(int height) {
        BlockPlace place = load(indexAt(height));
        scan.read(buffer, 0, place.size(), origin(place));
        return scan;
    }

    @Override
    public SourceReport report() {
        List<SourceReport.Skipped> skipped = new ArrayList<>();
        aside("stale", active.stale()).ifPresent(skipped::add);
        aside("not connected", active.unconnected()).ifPresent(skipped::add);
        indexing.duplicates().ifPresent(skipped::add);
        List<String> notes = new ArrayList<>(indexing.notes());
        if (!active.isFromGenesis()) {
            notes.add(
                    "the files begin at height %d with block %s; its parent %s is not in them, its height is what coinbases state (BIP 34)"
                            .formatted(
                                    range.from(),
                                    indexing.index().hash(active.block(0)),
                                    indexing.index().previousOf(active.block(0))));
        }
        notes.addAll(spentOutputs.notes());
        return new SourceReport(indexing.bytes(), indexing.blocks(), skipped, notes);
    }

    @Override
    public void close() {
        open.close();
        spentOutputs.close();
    }

    private Optional<SourceReport.Skipped> aside(String reason, ActiveChain.Aside aside) {
        return aside.first()
                .map(i ->
                        new SourceReport.Skipped(
                                reason,
                                aside.count(),
                                "block %s, %s"
                                        .formatted(
                                                indexing.index().hash(i),
                                                origin(indexing.index().place(i)).at(0))));
    }

    private int statedFirstHeight() {
        int block = active.block(0);
        BlockPlace place = load(block);
        Origin origin = origin(place);
        OptionalInt stated = BlockFormat.parse(buffer, 0, place.size(), origin).statedHeight();
        if (stated.isEmpty() || stated.getAsInt() > MOST_HEIGHT) {
            throw new BadInput(
                    "%s: the chain in these files begins with block %s, whose parent %s is not in them, and its coinbase states no height. Add the files with the blocks before it"
                            .formatted(
                                    origin.at(0),
                                    indexing.index().hash(block),
                                    indexing.index().previousOf(block)));
        }
        return stated.getAsInt();
    }

    private static void requireHeight(BlockFormat.Contents contents, int height, Origin origin) {
        OptionalInt stated = contents.statedHeight();
        if (stated.isPresent() && stated.getAsInt() != height) {
            throw new BadInput(
                    "%s: block %s states height %d; counted from the first block in the files it is %d"
                            .formatted(
                                    origin.at(0),
                                    contents.header().hash(),
                                    stated.getAsInt(),
                                    height));
        }
    }

    private int indexAt(int height) {
        if (!range.contains(height)) {
            throw new DataGap(
                    "height %d is not in the block files; they hold %s".formatted(height, range));
        }
        return active.block(height - range.from());
    }

    /** Puts the bytes of a block at the beginning of the buffer. */
    private BlockPlace load(int block) {
        BlockPlace place = indexing.index().place(block);
        if (buffer.length < place.size()) {
            buffer = new byte[Math.max(place.size(), 2 * buffer.length)];
        }
        open.get(place.file()).read(place.offset(), buffer, 0, place.size());
        return place;
    }

    private void requireSame(int block, BlockHeader header) {
        if (!header.hash().equals(indexing.index().hash(block))) {
            throw new BadInput(
                    "%s: the file was changed while it was read"
                            .formatted(origin(indexing.index().place(block)).at(0)));
        }
    }

    private Origin origin(BlockPlace place) {
        return new Origin(listing.files().get(place.file()).toString(), place.offset());
    }
}
