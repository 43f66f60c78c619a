package tracer.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tracer.ledger.BlockHash;
import tracer.problem.BadInput;

/**
 * The stored blocks around a change: decides which blocks leave and join, and refuses what does not
 * link. For stores; mutable, used once: first {@link #disconnect}, then {@link #connect}.
 */
public final class AccountLinks {
    private final TreeMap<Integer, AccountHeader> near = new TreeMap<>();
    private final Map<BlockHash, AccountHeader> byHash = new HashMap<>();
    private final Set<BlockHash> orphans;

    /**
     * Knows these blocks of the active chain and these orphans.
     *
     * @param stored those that {@link #hashesOf} names, those above them, and those at {@link
     *     #heightsOf}
     * @param orphans those that {@link #hashesOf} names; others do no harm
     */
    public AccountLinks(Collection<AccountHeader> stored, Set<BlockHash> orphans) {
        stored.forEach(this::add);
        this.orphans = Set.copyOf(orphans);
    }

    /** All blocks that a change names. */
    public static List<BlockHash> hashesOf(AccountChange change) {
        List<BlockHash> hashes = new ArrayList<>(change.disconnect());
        change.connect().forEach(b -> hashes.add(b.hash()));
        return hashes;
    }

    /** The heights of the blocks to connect and of their neighbours. */
    public static Set<Integer> heightsOf(AccountChange change) {
        Set<Integer> heights = new TreeSet<>();
        for (AccountBlock b : change.connect()) {
            heights.addAll(List.of(b.height() - 1, b.height(), b.height() + 1));
        }
        return heights;
    }

    /**
     * Those of these blocks that are on the active chain; it is without them from now on.
     *
     * @throws BadInput if one is not known or carries a stored one
     */
    public List<AccountHeader> disconnect(List<BlockHash> hashes) {
        List<AccountHeader> leaving = new ArrayList<>();
        for (BlockHash hash : hashes) {
            AccountHeader block = byHash.get(hash);
            if (block == null) {
                if (!orphans.contains(hash)) {
                    throw new BadInput(
                            "block 0x%s is not stored and cannot be disconnected".formatted(hash));
                }
                continue;
            }
            if (near.containsKey(block.height() + 1)) {
                throw new BadInput(
                        "block 0x%s at height %d cannot be disconnected under the stored block at %d; disconnect that one first"
                                .formatted(hash, block.height(), block.height() + 1));
            }
            near.remove(block.height());
            byHash.remove(hash);
            leaving.add(block);
        }
        return leaving;
    }

    /**
     * Those of these blocks that are not stored yet; the active chain is with them from now on.
     *
     * @throws BadInput if one does not link to its neighbours or another stands at its height
     */
    public List<AccountBlock> connect(List<AccountBlock> blocks) {
        List<AccountBlock> joining = new ArrayList<>();
        for (AccountBlock block : blocks) {
            AccountHeader stored = near.get(block.height());
            if (stored != null && stored.hash().equals(block.hash())) {
                continue;
            }
            requireRoom(block);
            at(block.height() - 1).ifPresent(below -> requireLink(below, block.header()));
            at(block.height() + 1).ifPresent(above -> requireLink(block.header(), above));
            add(block.header());
            joining.add(block);
        }
        return joining;
    }

    /** The block at a height, after everything said here; empty too if it is not near. */
    public Optional<AccountHeader> at(int height) {
        return Optional.ofNullable(near.get(height));
    }

    private void add(AccountHeader header) {
        near.put(header.height(), header);
        byHash.put(header.hash(), header);
    }

    private void requireRoom(AccountBlock block) {
        AccountHeader elsewhere = byHash.get(block.hash());
        if (elsewhere != null) {
            throw new BadInput(
                    "block 0x%s comes at height %d but is stored at height %d"
                            .formatted(block.hash(), block.height(), elsewhere.height()));
        }
        at(block.height())
                .ifPresent(stored -> {
                    throw new BadInput(
                            "block 0x%s cannot be stored at height %d, where block 0x%s is; disconnect that one first"
                                    .formatted(block.hash(), block.height(), stored.hash()));
                });
    }

    private static void requireLink(AccountHeader below, AccountHeader above) {
        if (!above.parent().equals(below.hash())) {
            throw new BadInput(
                    "block 0x%s at height %d follows 0x%s, not the block 0x%s at height %d; the two are on different branches"
                            .formatted(
                                    above.hash(),
                                    above.height(),
                                    above.parent(),
                                    below.hash(),
                                    below.height()));
        }
    }
}
