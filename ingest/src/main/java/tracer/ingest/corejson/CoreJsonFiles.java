package tracer.ingest.corejson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.bitcoin.ProofOfWork;
import tracer.ingest.json.JsonFile;
import tracer.job.Progress;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHeader;
import tracer.ledger.BlockSource;
import tracer.ledger.HeightRange;
import tracer.ledger.SourceReport;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

/**
 * Blocks from files with a Bitcoin Core node's answers to {@code getblock HASH 2} or {@code 3}: one
 * block or many, one a line, in an array or as RPC answers, in any order, plain or packed with
 * gzip. Of the blocks found those on the branch with the most work are given; where heights are
 * missing between them, several ranges. Verbosity 3 brings what the node claims of previous
 * outputs.
 *
 * <p>Memory: some 400 bytes for each block found, and the block being read. Packed files take their
 * unpacked size on disk, in the work folder, until this is closed. Not thread-safe.
 */
public final class CoreJsonFiles implements BlockSource {
    private final List<JsonFile> files;
    private final BitcoinChain chain;
    private final ActiveChain active;
    private final SourceReport report;

    private CoreJsonFiles(
            List<JsonFile> files, BitcoinChain chain, ActiveChain active, SourceReport report) {
        this.files = files;
        this.chain = chain;
        this.active = active;
        this.report = report;
    }

    /**
     * Opens files and reads the headers in them.
     *
     * @param chain the network; if not given it is known by its first block, which must then be
     *     there
     * @param workFolder for unpacked copies; only used for packed files
     * @throws BadInput naming file, record and field
     */
    public static CoreJsonFiles open(
            List<Path> paths, Optional<BitcoinChain> chain, Path workFolder, Progress progress) {
        List<JsonFile> files = new ArrayList<>();
        try {
            for (Path path : paths) {
                files.add(JsonFile.open(path, workFolder));
            }
            return index(files, chain, progress);
        } catch (RuntimeException e) {
            closeAll(files);
            throw e;
        }
    }

    private static CoreJsonFiles index(
            List<JsonFile> files, Optional<BitcoinChain> asked, Progress progress) {
        List<JsonRecord> found = new ArrayList<>();
        long bytes = 0;
        progress.begin("reading block headers", "files", files.size());
        for (int i = 0; i < files.size(); i++) {
            found.addAll(JsonIndexing.of(files.get(i), i));
            bytes = Math.addExact(bytes, files.get(i).bytes());
            progress.advance(1);
        }
        progress.end();
        if (found.isEmpty()) {
            throw new BadInput(
                    "no block is in %s"
                            .formatted(
                                    String.join(
                                            ", ", files.stream().map(JsonFile::name).toList())));
        }
        BitcoinChain chain = chain(found, asked, files);
        found.forEach(r -> checkHeader(r, chain, files));
        ActiveChain active = ActiveChain.of(found, r -> where(r, files));
        SourceReport report = new SourceReport(bytes, found.size(), active.skipped(), List.of());
        return new CoreJsonFiles(files, chain, active, report);
    }

    private static BitcoinChain chain(
            List<JsonRecord> found, Optional<BitcoinChain> asked, List<JsonFile> files) {
        for (JsonRecord r : found) {
            for (BitcoinChain c : BitcoinChain.values()) {
                if (r.header().hash().equals(c.genesis())) {
                    if (asked.filter(a -> a != c).isPresent()) {
                        throw new BadInput(
                                "%s: is the first block of %s, but %s was asked for"
                                        .formatted(where(r, files), c, asked.get()));
                    }
                    return c;
                }
            }
        }
        return asked.orElseThrow(() ->
                new BadInput(
                        "%s: the network cannot be told, since its first block is not there; name it, such as --chain bitcoin"
                                .formatted(files.getFirst().name())));
    }

    private static void checkHeader(JsonRecord r, BitcoinChain chain, List<JsonFile> files) {
        boolean isFirst = r.header().hash().equals(chain.genesis());
        if (isFirst != (r.height() == 0)) {
            throw new BadInput(
                    "%s, field height: is %d, but the block %s the first of %s"
                            .formatted(
                                    where(r, files), r.height(), isFirst ? "is" : "is not", chain));
        }
        ProofOfWork.fault(r.header(), chain)
                .ifPresent(fault -> {
                    throw new BadInput("%s, field bits: %s".formatted(where(r, files), fault));
                });
    }

    private static String where(JsonRecord r, List<JsonFile> files) {
        return JsonIndexing.where(files.get(r.file()).name(), r.number(), r.line());
    }

    @Override
    public BitcoinChain chain() {
        return chain;
    }

    @Override
    public List<HeightRange> available() {
        return active.ranges();
    }

    @Override
    public BlockHeader headerAt(int height) {
        return record(height).header();
    }

    @Override
    public ArrivedBlock blockAt(int height) {
        JsonRecord r = record(height);
        String where = where(r, files);
        ArrivedBlock block =
                files.get(r.file())
                        .readAt(
                                r.offset(),
                                where,
                                parser -> {
                                    parser.nextToken();
                                    return BlockJson.read(parser, where, chain);
                                });
        if (!block.block().header().equals(r.header()) || block.block().height() != height) {
            throw new BadInput(
                    "%s: has changed since its headers were read; leave the file alone and run again"
                            .formatted(where));
        }
        return block;
    }

    private JsonRecord record(int height) {
        return active.at(height)
                .orElseThrow(() ->
                        new DataGap(
                                "block %d is not in the files; they hold %s"
                                        .formatted(height, available())));
    }

    @Override
    public SourceReport report() {
        return report;
    }

    @Override
    public void close() {
        closeAll(files);
    }

    private static void closeAll(List<JsonFile> files) {
        files.forEach(JsonFile::close);
    }
}
