package tracer.ingest.corejson;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tracer.bitcoin.ProofOfWork;
import tracer.ingest.json.Json;
import tracer.ingest.json.JsonValue;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.BlockSource;
import tracer.ledger.ChainTip;
import tracer.ledger.HeightRange;
import tracer.ledger.SourceReport;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

/**
 * Blocks asked of a Bitcoin Core node over its RPC interface, with what it claims of previous
 * outputs where it knows verbosity 3 (version 23 and later). Asks only the address given, and tells
 * it nothing but which blocks are wanted. The active chain is the node's, as high as it is when
 * this is opened; each block's header, work, transaction ids and Merkle root are checked here.
 *
 * <p>Memory: one answer, at most some 60 MB for the fullest of blocks, and the block made of it.
 * Not thread-safe.
 */
public final class CoreRpc implements BlockSource {
    private static final int HASHES_AT_ONCE = 500;
    private static final int WITH_PREVIOUS_OUTPUTS = 3;
    private static final int WITHOUT = 2;
    private static final String NO_CLAIMS =
            "the node says nothing about previous outputs; values of those that are not stored stay unknown";

    private final RpcConnection node;
    private final BitcoinChain chain;
    private final HeightRange available;
    private final List<String> notes = new ArrayList<>();
    private int verbosity = WITH_PREVIOUS_OUTPUTS;
    private int firstHash;
    private List<BlockHash> hashes = List.of();
    private Optional<ChainTip> last = Optional.empty();
    private long blocks;

    private CoreRpc(RpcConnection node, BitcoinChain chain, HeightRange available) {
        this.node = node;
        this.chain = chain;
        this.available = available;
    }

    /**
     * Reaches a node and asks which chain it has.
     *
     * @param url such as {@code http://127.0.0.1:8332}
     * @throws BadInput if the address or the login is wrong
     * @throws DataGap if the node cannot be reached or is still starting
     */
    public static CoreRpc open(URI url, RpcLogin login, RpcPatience patience) {
        RpcConnection node = new RpcConnection(url, login, patience);
        try {
            JsonValue info = info(node);
            CoreRpc rpc = new CoreRpc(node, chain(info), available(info));
            rpc.checkFirstBlock();
            if (sendsOpenly(url)) {
                rpc.notes.add(
                        "the password goes unencrypted to %s; a tunnel (ssh -L) would hide it"
                                .formatted(url.getHost()));
            }
            return rpc;
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
    }

    private static JsonValue info(RpcConnection node) {
        String method = "getblockchaininfo";
        JsonNode info = node.ask(method, List.of(), Json::tree).value(node, method);
        return new JsonValue(info, node.where(method), () -> "");
    }

    private static BitcoinChain chain(JsonValue info) {
        JsonValue name = info.field("chain");
        return switch (name.text()) {
            case "main" -> BitcoinChain.MAIN;
            case "test" -> BitcoinChain.TEST;
            case "testnet4" -> BitcoinChain.TEST4;
            case "signet" -> BitcoinChain.SIGNET;
            case "regtest" -> BitcoinChain.REGTEST;
            default -> throw name.bad("is a network that is not known here");
        };
    }

    private static HeightRange available(JsonValue info) {
        int tip = (int) info.field("blocks").number(0, Integer.MAX_VALUE);
        boolean pruned = info.fieldIfPresent("pruned").map(JsonValue::isTrue).orElse(false);
        int lowest = pruned ? (int) info.field("pruneheight").number(0, tip) : 0;
        return new HeightRange(lowest, tip);
    }

    private void checkFirstBlock() {
        BlockHash first = hash(0);
        if (!first.equals(chain.genesis())) {
            throw new BadInput(
                    "the node at %s says that it is on %s, but its first block is %s"
                            .formatted(node, chain, first));
        }
    }

    private static boolean sendsOpenly(URI url) {
        try {
            return "http".equals(url.getScheme())
                    && !InetAddress.getByName(url.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return true;
        }
    }

    @Override
    public BitcoinChain chain() {
        return chain;
    }

    @Override
    public List<HeightRange> available() {
        return List.of(available);
    }

    @Override
    public BlockHeader headerAt(int height) {
        require(height);
        String method = "getblockheader";
        BlockHash hash = hash(height);
        JsonNode answer =
                node.ask(method, List.of(hash.toString(), true), Json::tree).value(node, method);
        BlockJson.Head head = BlockJson.readHeader(answer, node.where(method));
        requireAsked(head.header(), head.height(), hash, height);
        ProofOfWork.fault(head.header(), chain)
                .ifPresent(fault -> {
                    throw new BadInput("%s: %s".formatted(node.where(method), fault));
                });
        return head.header();
    }

    @Override
    public ArrivedBlock blockAt(int height) {
        require(height);
        prefetch(height);
        BlockHash hash = hash(height);
        ArrivedBlock block = ask(hash, height);
        requireAsked(block.block().header(), block.block().height(), hash, height);
        requireLink(block);
        last = Optional.of(new ChainTip(height, hash));
        blocks++;
        return block;
    }

    private ArrivedBlock ask(BlockHash hash, int height) {
        RpcAnswer<ArrivedBlock> answer = getBlock(hash);
        if (verbosity == WITH_PREVIOUS_OUTPUTS
                && answer instanceof RpcAnswer.Refused<?>(long code, String message)
                && isAboutParameters(code)) {
            verbosity = WITHOUT;
            answer = getBlock(hash);
        }
        ArrivedBlock block = answer.value(node, "getblock of block " + height);
        boolean spends = block.block().transactions().size() > 1;
        if (spends && block.claimed().isEmpty() && !notes.contains(NO_CLAIMS)) {
            notes.add(NO_CLAIMS);
        }
        return block;
    }

    private static boolean isAboutParameters(long code) {
        return code == RpcAnswer.INVALID_PARAMETER
                || code == RpcAnswer.INVALID_PARAMS
                || code == RpcAnswer.TYPE;
    }

    private RpcAnswer<ArrivedBlock> getBlock(BlockHash hash) {
        String where = node.where("getblock " + hash);
        return node.ask(
                "getblock",
                List.of(hash.toString(), verbosity),
                parser -> BlockJson.read(parser, where, chain));
    }

    private void require(int height) {
        if (!available.contains(height)) {
            throw new DataGap(
                    "the node at %s has blocks %s, not %d".formatted(node, available, height));
        }
    }

    private void requireAsked(BlockHeader header, int said, BlockHash hash, int height) {
        if (!header.hash().equals(hash) || said != height) {
            throw new BadInput(
                    "the node at %s was asked for block %d, %s, but answered with block %d, %s"
                            .formatted(node, height, hash, said, header.hash()));
        }
    }

    /** Between two questions the node may have changed to a branch with more work. */
    private void requireLink(ArrivedBlock block) {
        if (last.filter(l -> l.height() == block.block().height() - 1)
                .filter(l -> !l.hash().equals(block.block().header().previous()))
                .isPresent()) {
            throw new DataGap(
                    "the node at %s changed to another branch below height %d while it was read; start again, what is stored stays"
                            .formatted(node, block.block().height()));
        }
    }

    private BlockHash hash(int height) {
        int i = height - firstHash;
        return i >= 0 && i < hashes.size() ? hashes.get(i) : askHashes(height, height).getFirst();
    }

    /** Blocks are mostly asked for one after the other, so their hashes are asked for at once. */
    private void prefetch(int height) {
        if (height < firstHash || height >= firstHash + hashes.size()) {
            hashes =
                    askHashes(
                            height,
                            (int) Math.min(available.to(), height + (long) HASHES_AT_ONCE - 1));
            firstHash = height;
        }
    }

    private List<BlockHash> askHashes(int from, int to) {
        String method = "getblockhash";
        List<List<Integer>> heights = IntStream.rangeClosed(from, to).mapToObj(List::of).toList();
        List<BlockHash> answers = new ArrayList<>();
        for (RpcAnswer<JsonNode> answer : node.askMany(method, heights)) {
            JsonNode hash = answer.value(node, method);
            answers.add(new BlockHash(new JsonValue(hash, node.where(method), () -> "").hash()));
        }
        return answers;
    }

    @Override
    public SourceReport report() {
        return new SourceReport(node.bytes(), blocks, List.of(), notes);
    }

    @Override
    public void close() {
        node.close();
    }
}
