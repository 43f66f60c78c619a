package tracer.ingest.blockfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import tracer.bitcoin.BlockFormat;
import tracer.bitcoin.BlockScan;
import tracer.bitcoin.Origin;
import tracer.bitcoin.ProofOfWork;
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
 * Single blocks as their bare bytes, one a file, as {@code getblock HASH 0} gives them once turned
 * from hexadecimal. Each is read and checked when opened, and again when asked for; nothing but
 * heights and headers is kept. Whether they are on the active chain nobody can say. Not
 * thread-safe.
 */
public final class RawBlocks implements BlockSource {
    private record Entry(Path file, BlockHeader header) {}

    private final BitcoinChain chain;
    private final TreeMap<Integer, Entry> blocks = new TreeMap<>();
    private long bytes;

    private RawBlocks(BitcoinChain chain) {
        this.chain = chain;
    }

    /**
     * Opens blocks whose coinbases state their heights (BIP 34).
     *
     * @throws BadInput if one does not, is malformed, or two contradict each other
     */
    public static RawBlocks open(BitcoinChain chain, List<Path> files) {
        RawBlocks source = new RawBlocks(chain);
        for (Path file : files) {
            BlockFormat.Contents contents = source.read(file);
            OptionalInt height = contents.statedHeight();
            source.add(
                    height.orElseThrow(() ->
                            new BadInput(
                                    "%s: the coinbase of block %s states no height; say it with --height"
                                            .formatted(file, contents.header().hash()))),
                    file,
                    contents.header());
        }
        source.requireLinks();
        return source;
    }

    /**
     * Opens one block of a known height.
     *
     * @throws BadInput if its coinbase states another, or it is malformed
     */
    public static RawBlocks open(BitcoinChain chain, Path file, int height) {
        RawBlocks source = new RawBlocks(chain);
        BlockFormat.Contents contents = source.read(file);
        OptionalInt stated = contents.statedHeight();
        if (height < 0 || stated.isPresent() && stated.getAsInt() != height) {
            throw new BadInput(
                    "%s: block %s is not at height %d%s"
                            .formatted(
                                    file,
                                    contents.header().hash(),
                                    height,
                                    stated.isPresent()
                                            ? "; its coinbase states " + stated.getAsInt()
                                            : ""));
        }
        source.add(height, file, contents.header());
        return source;
    }

    @Override
    public BitcoinChain chain() {
        return chain;
    }

    @Override
    public List<HeightRange> available() {
        List<HeightRange> ranges = new ArrayList<>();
        for (int height : blocks.keySet()) {
            if (!ranges.isEmpty() && ranges.getLast().to() == height - 1) {
                ranges.add(new HeightRange(ranges.removeLast().from(), height));
            } else {
                ranges.add(new HeightRange(height, height));
            }
        }
        return ranges;
    }

    @Override
    public BlockHeader headerAt(int height) {
        return entry(height).header();
    }

    @Override
    public ArrivedBlock blockAt(int height) {
        Entry entry = entry(height);
        BlockFormat.Contents contents = read(entry.file());
        if (!contents.header().equals(entry.header())) {
            throw new BadInput(
                    "%s: the file was changed while it was read".formatted(entry.file()));
        }
        Block block = contents.at(height);
        return new ArrivedBlock(block, Map.of());
    }

    @Override
    public SourceReport report() {
        return new SourceReport(
                bytes,
                blocks.size(),
                List.of(),
                List.of("single blocks: whether they are on the active chain is not checked"));
    }

    @Override
    public void close() {
        // nothing stays open
    }

    private void add(int height, Path file, BlockHeader header) {
        Entry other = blocks.put(height, new Entry(file, header));
        if (other != null) {
            throw new BadInput(
                    "%s and %s are both blocks of height %d".formatted(other.file(), file, height));
        }
    }

    private void requireLinks() {
        for (Map.Entry<Integer, Entry> e : blocks.entrySet()) {
            Entry below = blocks.get(e.getKey() - 1);
            if (below != null && !e.getValue().header().previous().equals(below.header().hash())) {
                throw new BadInput(
                        "%s: block %s at height %d does not follow the one of height %d in %s"
                                .formatted(
                                        e.getValue().file(),
                                        e.getValue().header().hash(),
                                        e.getKey(),
                                        e.getKey() - 1,
                                        below.file()));
            }
        }
    }

    private BlockFormat.Contents read(Path file) {
        byte[] block = readBytes(file);
        BlockFormat.Contents contents = BlockFormat.parse(block, Origin.of(file.toString()));
        ProofOfWork.fault(contents.header(), chain)
                .ifPresent(fault -> {
                    throw new BadInput("%s: %s".formatted(file, fault));
                });
        return contents;
    }

    private byte[] readBytes(Path file) {
        try {
            long size = Files.size(file);
            if (size < BlockScan.LEAST_BYTES || size > BlockScan.MOST_BYTES) {
                throw new BadInput(
                        "%s has %d bytes; a block has %d to %d. For files with many blocks use --blocks"
                                .formatted(
                                        file, size, BlockScan.LEAST_BYTES, BlockScan.MOST_BYTES));
            }
            byte[] block = Files.readAllBytes(file);
            bytes += block.length;
            return block;
        } catch (IOException e) {
            throw new BadInput("cannot read %s: %s".formatted(file, e), e);
        }
    }

    private Entry entry(int height) {
        Entry entry = blocks.get(height);
        if (entry == null) {
            throw new DataGap("no block of height %d was given".formatted(height));
        }
        return entry;
    }
}
