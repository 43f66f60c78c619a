package tracer.ingest.evm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tracer.account.AccountBlockSource.Head;
import tracer.ingest.json.JsonValue;
import tracer.ledger.BlockHash;
import tracer.ledger.Coverage;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/**
 * The blocks of some files and where their parts lie. One block a height: files cannot tell which
 * branch a chain kept.
 */
final class FileBlocks {
    private final TreeMap<Integer, Entry> byHeight = new TreeMap<>();
    private final Map<BlockHash, Entry> byHash = new HashMap<>();
    private final Map<TxId, Entry> byTransaction = new HashMap<>();
    private final Map<EvmAddress, Integer> creations = new HashMap<>();
    private final Map<Long, FilePlace> chainIds = new TreeMap<>();

    /** A block with the places of its parts. */
    record Entry(
            Head head,
            FilePlace block,
            List<TxId> transactions,
            List<FilePlace> receipts,
            List<FilePlace> frames,
            Map<TxId, FilePlace> trees) {}

    /** What a place is called in complaints. */
    @FunctionalInterface
    interface Names {
        String of(FilePlace place);
    }

    private final Names names;
    private final Tally tally;

    FileBlocks(Names names, Tally tally) {
        this.names = names;
        this.tally = tally;
    }

    /** Takes a block; a second copy is counted, another block at the same height is an error. */
    void add(JsonValue block, FilePlace place) {
        Head head =
                new Head(
                        Hex.index(block.field("number")),
                        BlockHead.nameOf(block),
                        new BlockHash(Hex.hash(block.field("parentHash"))));
        Entry there = byHeight.get(head.height());
        if (there != null && !there.head.hash().equals(head.hash())) {
            throw block.field("hash")
                    .bad(
                            "is another block %d than that of %s (0x%s), and files cannot tell which of them the chain kept; give one of them"
                                    .formatted(
                                            head.height(),
                                            names.of(there.block),
                                            there.head.hash()));
        }
        if (there != null) {
            tally.skip("blocks that were there already", names.of(place));
            return;
        }
        List<TxId> transactions = new ArrayList<>();
        for (JsonValue t : block.field("transactions").items()) {
            transactions.add(new TxId(Hex.hash(t.field("hash"))));
            t.fieldIfPresent("chainId")
                    .map(Hex::number)
                    .ifPresent(id -> chainIds.putIfAbsent(id, place));
        }
        Entry entry =
                new Entry(
                        head,
                        place,
                        transactions,
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new HashMap<>());
        byHeight.put(head.height(), entry);
        byHash.put(head.hash(), entry);
        transactions.forEach(t -> byTransaction.put(t, entry));
    }

    /** Joins the other parts to their blocks; those of no block are counted. */
    void join(List<FilePart> parts) {
        for (FilePart part : parts) {
            Optional<Entry> entry =
                    switch (part.to()) {
                        case FilePart.Belongs.OfBlock(BlockHash hash) ->
                                Optional.ofNullable(byHash.get(hash));
                        case FilePart.Belongs.OfTransaction(TxId id) ->
                                Optional.ofNullable(byTransaction.get(id));
                    };
            if (entry.isEmpty()) {
                tally.skip(
                        "receipts and traces of blocks that are not there", names.of(part.place()));
            } else {
                put(entry.get(), part);
                part.created()
                        .ifPresent(c -> creations.merge(c, entry.get().head.height(), Math::min));
            }
        }
    }

    private static void put(Entry entry, FilePart part) {
        switch (part.kind()) {
            case BLOCK -> {}
            case RECEIPT -> entry.receipts.add(part.place());
            case TRACE_BLOCK_FRAME -> entry.frames.add(part.place());
            case CALL_TREE -> {
                if (part.to() instanceof FilePart.Belongs.OfTransaction(TxId id)) {
                    entry.trees.put(id, part.place());
                }
            }
        }
    }

    /**
     * The chain that the transactions name, which must be the asked one.
     *
     * @throws BadInput if they name several, another, or none and none was asked for
     */
    EvmChain chain(Optional<EvmChain> asked) {
        for (Map.Entry<Long, FilePlace> id : chainIds.entrySet()) {
            long expected = asked.map(EvmChain::number).orElse(chainIds.keySet().iterator().next());
            if (id.getKey() != expected) {
                throw new BadInput(
                        "%s: a transaction is of chain %d, others or --chain say %d; give files of one chain"
                                .formatted(names.of(id.getValue()), id.getKey(), expected));
            }
        }
        return asked.or(() -> chainIds.keySet().stream().findFirst().map(EvmChain::of))
                .orElseThrow(() ->
                        new BadInput(
                                "the chain cannot be told: no transaction names it; say which, such as --chain ethereum"));
    }

    /** Neighbours must be linked. */
    void checkLinks() {
        Entry before = null;
        for (Entry e : byHeight.values()) {
            if (before != null
                    && before.head.height() == e.head.height() - 1
                    && !before.head.hash().equals(e.head.parent())) {
                throw new BadInput(
                        "%s, field parentHash: is 0x%s, but block %d (%s) is 0x%s; they are of two branches"
                                .formatted(
                                        names.of(e.block),
                                        e.head.parent(),
                                        before.head.height(),
                                        names.of(before.block),
                                        before.head.hash()));
            }
            before = e;
        }
    }

    List<HeightRange> ranges() {
        return Coverage.rangesOf(byHeight.keySet().stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * Whether a transaction of a later block created this contract, so that there was none at the
     * end of the block of a height: its address follows from who created it and how often that one
     * had signed before, and nobody signs that twice.
     */
    boolean isCreatedAfter(EvmAddress contract, int height) {
        Integer at = creations.get(contract);
        return at != null && at > height;
    }

    Optional<Entry> at(int height) {
        return Optional.ofNullable(byHeight.get(height));
    }

    boolean isEmpty() {
        return byHeight.isEmpty();
    }
}
