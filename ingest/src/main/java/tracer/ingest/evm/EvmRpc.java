package tracer.ingest.evm;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tracer.account.AccountBlock;
import tracer.account.AccountBlockSource;
import tracer.account.HeldAsset;
import tracer.account.OpeningBalance;
import tracer.account.ReadFrom;
import tracer.account.TokenNote;
import tracer.ingest.json.JsonValue;
import tracer.ledger.ChainTip;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;
import tracer.ledger.SourceReport;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

/**
 * Blocks asked of an EVM node over JSON-RPC. Asks only the address given. The chain is the node's,
 * as high as it is when this is opened.
 *
 * <p>Memory: the answers about the blocks asked for at once. Not thread-safe.
 */
public final class EvmRpc implements AccountBlockSource {
    private static final String SOFTWARE = "web3_clientVersion";

    private final NodeConnection node;
    private final EvmChain chain;
    private final EvmRules rules;
    private final HeightRange available;
    private final NodeBlocks answers;
    private final Tally tally = new Tally();
    private final NodeState state;
    private final Optional<String> software;
    private Optional<ChainTip> last = Optional.empty();

    private EvmRpc(NodeConnection node, EvmChain chain, HeightRange available, Wanted wanted) {
        this.node = node;
        this.chain = chain;
        this.available = available;
        this.rules = EvmRules.of(chain, wanted.unindexedTokens());
        this.answers = new NodeBlocks(node, wanted.traces());
        this.state = new NodeState(node, tally);
        this.software = software(node);
    }

    /**
     * What to ask a node for.
     *
     * @param traces whether to look inside transactions
     * @param unindexedTokens contracts known to be of fungible tokens, although their Transfer logs
     *     have no indexed arguments
     */
    public record Wanted(boolean traces, Set<EvmAddress> unindexedTokens) {
        public static final Wanted ALL = new Wanted(true, Set.of());

        public Wanted {
            unindexedTokens = Set.copyOf(unindexedTokens);
        }
    }

    /**
     * Reaches a node and asks which chain it has.
     *
     * @param url such as {@code http://127.0.0.1:8545}
     * @throws BadInput if the address is wrong, or no EVM node answers there
     * @throws DataGap if the node cannot be reached
     */
    public static EvmRpc open(URI url, Wanted wanted, NodePatience patience) {
        NodeConnection node = new NodeConnection(new NodeAddress(url), patience);
        try {
            JsonValue number = result(node, "eth_chainId");
            long id = Hex.number(number);
            if (id == 0) {
                throw number.bad("is 0; chain ids begin with 1");
            }
            int tip = Hex.index(result(node, "eth_blockNumber"));
            return new EvmRpc(node, EvmChain.of(id), new HeightRange(0, tip), wanted);
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
    }

    /** What the node calls itself; one that does not say it can be used all the same. */
    private static Optional<String> software(NodeConnection node) {
        return switch (node.ask(NodeQuestion.of(SOFTWARE))) {
            case NodeAnswer.Refused refused -> Optional.empty();
            case NodeAnswer.Result(JsonNode value) ->
                    Optional.of(node.node().hide(value.asText("")))
                            .filter(text -> value.isTextual() && !text.isBlank());
        };
    }

    private static JsonValue result(NodeConnection node, String method) {
        return switch (node.ask(NodeQuestion.of(method))) {
            case NodeAnswer.Refused refused ->
                    throw new BadInput(
                            "the node at %s refuses %s: %s"
                                    .formatted(node.node(), method, refused));
            case NodeAnswer.Result(JsonNode value) ->
                    new JsonValue(value, node.where(method), () -> "result");
        };
    }

    @Override
    public EvmChain chain() {
        return chain;
    }

    @Override
    public ReadFrom readFrom() {
        return new ReadFrom.Node(node.node().toString(), software);
    }

    @Override
    public boolean followsTheChain() {
        return true;
    }

    @Override
    public List<HeightRange> available() {
        return List.of(available);
    }

    @Override
    public Head headAt(int height) {
        return BlockHead.read(answers.header(height), rules).link();
    }

    @Override
    public List<AccountBlock> blocks(HeightRange heights) {
        List<AccountBlock> blocks = new ArrayList<>();
        for (BlockParts parts : ask(heights)) {
            Tally one = new Tally();
            AccountBlock block = BlockReading.read(parts, chain, rules, one);
            requireLink(block);
            tally.add(one);
            blocks.add(block);
            last = Optional.of(block.header().tip());
        }
        return blocks;
    }

    private void requireLink(AccountBlock block) {
        if (last.filter(l -> l.height() == block.height() - 1 && !l.hash().equals(block.parent()))
                .isPresent()) {
            throw new DataGap(
                    "the node's chain changed while it was read: block %d (0x%s) does not follow the block %d read before; start again, what is stored stays"
                            .formatted(block.height(), block.hash(), block.height() - 1));
        }
    }

    /** All at once, but the first alone: it shows what the node offers. */
    private List<BlockParts> ask(HeightRange heights) {
        List<BlockParts> parts = new ArrayList<>();
        parts.add(answers.parts(heights.from()));
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<BlockParts>> others = new ArrayList<>();
            for (int h = heights.from() + 1; h <= heights.to(); h++) {
                int height = h;
                others.add(asking.submit(() -> answers.parts(height)));
            }
            for (Future<BlockParts> other : others) {
                parts.add(other.get());
            }
            return parts;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("asking for blocks failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataGap("asking the node at %s was interrupted".formatted(node.node()));
        }
    }

    @Override
    public List<OpeningBalance> balances(int height, Collection<HeldAsset> holdings) {
        return state.balances(height, holdings);
    }

    @Override
    public List<TokenNote> tokens(int height, Collection<EvmAddress> contracts) {
        return state.tokens(height, contracts);
    }

    @Override
    public SourceReport report() {
        return tally.report(node.bytes(), List.of());
    }

    @Override
    public void close() {
        node.close();
    }
}
