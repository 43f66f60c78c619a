package tracer.ingest.evm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tracer.account.AccountBlock;
import tracer.account.AccountBlockSource;
import tracer.account.HeldAsset;
import tracer.account.OpeningBalance;
import tracer.account.ReadFrom;
import tracer.account.TokenNote;
import tracer.ingest.json.Json;
import tracer.ingest.json.JsonFile;
import tracer.ingest.json.JsonValue;
import tracer.job.Progress;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;
import tracer.ledger.SourceReport;
import tracer.ledger.TxId;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

/**
 * Blocks from files with an EVM node's answers: {@code eth_getBlockByNumber} with whole
 * transactions, their receipts, and traces where there are any; in any order and any number of
 * files, one answer a line, in arrays, bare or as RPC answers, plain or packed with gzip. Balances
 * are not told, but that nobody held a token whose contract was not made yet.
 *
 * <p>Memory: some 100 bytes for each block, receipt and frame found, and the blocks being read. Not
 * thread-safe.
 */
public final class EvmFiles implements AccountBlockSource {
    private static final String NOT_MADE_YET = "contractAddress of a later receipt";

    private final List<JsonFile> files;
    private final EvmChain chain;
    private final EvmRules rules;
    private final FileBlocks blocks;
    private final Tally tally;
    private final long bytes;

    private EvmFiles(
            List<JsonFile> files, EvmChain chain, EvmRules rules, FileBlocks blocks, Tally tally) {
        this.files = files;
        this.chain = chain;
        this.rules = rules;
        this.blocks = blocks;
        this.tally = tally;
        this.bytes = files.stream().mapToLong(JsonFile::bytes).sum();
    }

    /**
     * What to open.
     *
     * @param paths files, or folders whose files are meant (not those within folders of theirs)
     * @param chain if not given it is known by its transactions, which mostly name it
     * @param unindexedTokens as in {@link EvmRpc.Wanted}
     * @param workFolder for unpacked copies; only used for packed files
     */
    public record Given(
            List<Path> paths,
            Optional<EvmChain> chain,
            Set<EvmAddress> unindexedTokens,
            Path workFolder) {
        public Given {
            paths = List.copyOf(paths);
            unindexedTokens = Set.copyOf(unindexedTokens);
        }
    }

    /**
     * Opens files and finds the blocks in them.
     *
     * @throws BadInput naming file, line and field
     */
    public static EvmFiles open(Given given, Progress progress) {
        List<JsonFile> files = new ArrayList<>();
        try {
            for (Path path : filesOf(given.paths())) {
                files.add(JsonFile.open(path, given.workFolder()));
            }
            Tally tally = new Tally();
            FileBlocks blocks = new FileBlocks(p -> name(files, p), tally);
            List<FilePart> parts = new ArrayList<>();
            progress.begin("finding blocks", "files", files.size());
            for (int i = 0; i < files.size(); i++) {
                parts.addAll(FileIndexing.of(files.get(i), i, tally, blocks::add));
                progress.advance(1);
            }
            progress.end();
            if (blocks.isEmpty()) {
                throw new BadInput(
                        "no block is in %s; give answers of eth_getBlockByNumber with whole transactions, and their receipts"
                                .formatted(given.paths()));
            }
            blocks.join(parts);
            blocks.checkLinks();
            EvmChain chain = blocks.chain(given.chain());
            return new EvmFiles(
                    files, chain, EvmRules.of(chain, given.unindexedTokens()), blocks, tally);
        } catch (RuntimeException e) {
            files.forEach(JsonFile::close);
            throw e;
        }
    }

    private static List<Path> filesOf(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            try (Stream<Path> inside = Files.list(path)) {
                inside.filter(Files::isRegularFile)
                        .filter(f -> f.getFileName().toString().matches(".*\\.(nd)?jsonl?(\\.gz)?"))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                throw new BadInput("%s cannot be read: %s".formatted(path, e), e);
            }
        }
        return files;
    }

    private static String name(List<JsonFile> files, FilePlace place) {
        return "%s, line %d".formatted(files.get(place.file()).name(), place.line());
    }

    @Override
    public EvmChain chain() {
        return chain;
    }

    @Override
    public ReadFrom readFrom() {
        return new ReadFrom.Files(
                files.stream()
                        .map(f -> new ReadFrom.File(f.ownName(), f.bytes(), f.sha256()))
                        .toList());
    }

    @Override
    public boolean followsTheChain() {
        return false;
    }

    @Override
    public List<HeightRange> available() {
        return blocks.ranges();
    }

    @Override
    public Head headAt(int height) {
        return entry(height).head();
    }

    @Override
    public List<AccountBlock> blocks(HeightRange heights) {
        List<AccountBlock> read = new ArrayList<>();
        for (int h = heights.from(); h <= heights.to(); h++) {
            Tally one = new Tally();
            FileBlocks.Entry entry = entry(h);
            AccountBlock block = BlockReading.read(parts(entry), chain, rules, one);
            if (!block.hash().equals(entry.head().hash())) {
                throw new BadInput(
                        "%s: has changed since it was looked through; leave the file alone and run again"
                                .formatted(name(files, entry.block())));
            }
            tally.add(one);
            read.add(block);
        }
        return read;
    }

    private FileBlocks.Entry entry(int height) {
        return blocks.at(height)
                .orElseThrow(() ->
                        new DataGap(
                                "block %d is not in the files; they hold %s"
                                        .formatted(height, available())));
    }

    private BlockParts parts(FileBlocks.Entry entry) {
        JsonValue block = value(entry.block());
        List<JsonValue> receipts = entry.receipts().stream().map(this::value).toList();
        if (receipts.isEmpty() && !entry.transactions().isEmpty()) {
            throw block.field("transactions")
                    .bad(
                            "has %d entries, but no receipt of block %d is in the files; give eth_getBlockReceipts of it too"
                                    .formatted(entry.transactions().size(), entry.head().height()));
        }
        return new BlockParts(block, receipts, traces(entry));
    }

    private BlockParts.TraceJson traces(FileBlocks.Entry entry) {
        if (!entry.frames().isEmpty()) {
            return new BlockParts.TraceJson.TraceBlock(
                    entry.frames().stream().map(this::value).toList());
        }
        if (entry.trees().isEmpty()) {
            return new BlockParts.TraceJson.None("no traces of it are in the files");
        }
        ArrayNode trees = Json.MAPPER.createArrayNode();
        for (TxId id : entry.transactions()) {
            FilePlace place = entry.trees().get(id);
            if (place == null) {
                return new BlockParts.TraceJson.None("not all traces of it are in the files");
            }
            trees.add(node(place));
        }
        return new BlockParts.TraceJson.CallTracer(
                new JsonValue(trees, "traces of block " + entry.head().height(), () -> ""));
    }

    private JsonValue value(FilePlace place) {
        return new JsonValue(node(place), name(files, place), () -> "");
    }

    private JsonNode node(FilePlace place) {
        return files.get(place.file())
                .readAt(
                        place.offset(),
                        name(files, place),
                        parser -> {
                            parser.nextToken();
                            return Json.tree(parser);
                        });
    }

    @Override
    public List<OpeningBalance> balances(int height, Collection<HeldAsset> holdings) {
        return holdings.stream()
                .filter(h ->
                        h.asset() instanceof Asset.Token(EvmAddress contract)
                                && blocks.isCreatedAfter(contract, height))
                .map(h -> new OpeningBalance(h, height, BigInteger.ZERO, NOT_MADE_YET))
                .toList();
    }

    @Override
    public List<TokenNote> tokens(int height, Collection<EvmAddress> contracts) {
        return List.of();
    }

    @Override
    public SourceReport report() {
        return tally.report(bytes, List.of());
    }

    @Override
    public void close() {
        files.forEach(JsonFile::close);
    }
}
