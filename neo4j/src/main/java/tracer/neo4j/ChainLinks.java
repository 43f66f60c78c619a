package tracer.neo4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.Block;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.LedgerChange;
import tracer.ledger.LedgerSource.PlacedHeader;
import tracer.problem.BadInput;

/**
 * The stored blocks around a change: decides which blocks leave and join, and refuses what does not
 * link. Mutable.
 */
final class ChainLinks {
    private static final Cypher NEAR = Cypher.of("connect/near");
    private static final Cypher BY_HASH = Cypher.of("disconnect/near");
    private static final Cypher IS_ORPHAN = Cypher.of("disconnect/known-orphans");

    private final TreeMap<Integer, BlockHeader> near = new TreeMap<>();
    private final Map<BlockHash, PlacedHeader> named = new HashMap<>();
    private final Set<String> orphans = new HashSet<>();

    private ChainLinks() {}

    static ChainLinks load(Work work, LedgerChange change) {
        ChainLinks links = new ChainLinks();
        Set<Integer> heights = new TreeSet<>();
        List<String> leaving = change.disconnect().stream().map(BlockHash::toString).toList();
        if (!leaving.isEmpty()) {
            for (PlacedHeader h : work.ask(BY_HASH, "hashes", leaving, LedgerReader::header)) {
                links.named.put(h.header().hash(), h);
                heights.add(h.height());
                heights.add(h.height() + 1);
            }
            links.orphans.addAll(
                    work.ask(IS_ORPHAN, "hashes", leaving, r -> r.get("hash").asString()));
        }
        for (ArrivedBlock b : change.connect()) {
            heights.add(b.block().height() - 1);
            heights.add(b.block().height());
            heights.add(b.block().height() + 1);
        }
        work.ask(NEAR, "heights", heights, LedgerReader::header)
                .forEach(h -> links.near.put(h.height(), h.header()));
        return links;
    }

    /** Those of these blocks that are on the active chain; it is without them from now on. */
    List<PlacedHeader> disconnect(List<BlockHash> hashes) {
        List<PlacedHeader> leaving = new ArrayList<>();
        for (BlockHash hash : hashes) {
            PlacedHeader block = named.get(hash);
            if (block == null) {
                if (!orphans.contains(hash.toString())) {
                    throw new BadInput(
                            "Block %s is to be disconnected, but the store does not hold it."
                                    .formatted(hash));
                }
                continue;
            }
            if (near.containsKey(block.height() + 1)) {
                throw new BadInput(
                        "Block %s at height %d is to be disconnected, but the block above it is stored; disconnect that first."
                                .formatted(hash, block.height()));
            }
            near.remove(block.height());
            leaving.add(block);
        }
        return leaving;
    }

    /** Those of these blocks that are not stored yet; the active chain is with them from now on. */
    List<ArrivedBlock> connect(List<ArrivedBlock> blocks) {
        List<ArrivedBlock> joining = new ArrayList<>();
        for (ArrivedBlock arrived : blocks) {
            Block block = arrived.block();
            BlockHeader stored = near.get(block.height());
            if (stored == null) {
                requireLinks(block);
                near.put(block.height(), block.header());
                joining.add(arrived);
            } else if (!stored.hash().equals(block.hash())) {
                throw new BadInput(
                        "Block %s cannot be stored at height %d: block %s is stored there and has not been disconnected."
                                .formatted(block.hash(), block.height(), stored.hash()));
            }
        }
        return joining;
    }

    private void requireLinks(Block block) {
        BlockHeader below = near.get(block.height() - 1);
        if (below != null && !below.hash().equals(block.header().previous())) {
            throw new BadInput(
                    "Block %s at height %d follows %s, but the block stored below it is %s."
                            .formatted(
                                    block.hash(),
                                    block.height(),
                                    block.header().previous(),
                                    below.hash()));
        }
        BlockHeader above = near.get(block.height() + 1);
        if (above != null && !above.previous().equals(block.hash())) {
            throw new BadInput(
                    "Block %s at height %d cannot be stored: the block stored above it, %s, follows %s."
                            .formatted(
                                    block.hash(), block.height(), above.hash(), above.previous()));
        }
    }

    /** The hash of the block at a height, after everything said here. */
    Optional<BlockHash> hashAt(Work work, int height) {
        BlockHeader known = near.get(height);
        return known != null
                ? Optional.of(known.hash())
                : work.ask(NEAR, "heights", List.of(height), LedgerReader::header).stream()
                        .map(h -> h.header().hash())
                        .findFirst();
    }
}
