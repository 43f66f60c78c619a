package tracer.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import tracer.ledger.Block;
import tracer.ledger.BlockHash;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.Funding;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Spender;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;

/** The stored blocks with what links their transactions. Guarded by its owner's lock. */
final class ActiveChain {
    final NavigableMap<Integer, Block> blocks = new TreeMap<>();
    final Map<BlockHash, Integer> heights = new HashMap<>();
    final Map<TxId, Occurrences> transactions = new HashMap<>();

    /** By output, so that the spends of one transaction's outputs stand together. */
    final NavigableMap<OutPoint, SpentBy> spends = new TreeMap<>();

    /** What a source said of spent outputs that are not stored. */
    final Map<OutPoint, Output> claims = new HashMap<>();

    final NavigableMap<OrphanKey, Block> orphans = new TreeMap<>();

    /** A transaction with all its places, ascending: more than one only before BIP 30. */
    record Occurrences(Transaction transaction, List<Place> places) {
        Place last() {
            return places.getLast();
        }
    }

    /** An input that spends. */
    record SpentBy(TxId transaction, int input) {}

    /** Orders orphans by height and hash. */
    record OrphanKey(int height, BlockHash hash) implements Comparable<OrphanKey> {
        private static final Comparator<OrphanKey> ORDER =
                Comparator.comparingInt(OrphanKey::height).thenComparing(OrphanKey::hash);

        static OrphanKey of(Block block) {
            return new OrphanKey(block.height(), block.hash());
        }

        @Override
        public int compareTo(OrphanKey o) {
            return ORDER.compare(this, o);
        }
    }

    Coverage coverage() {
        if (blocks.isEmpty()) {
            return Coverage.NOTHING;
        }
        int[] stored = blocks.keySet().stream().mapToInt(Integer::intValue).toArray();
        Block tip = blocks.lastEntry().getValue();
        return new Coverage(
                Coverage.rangesOf(stored), Optional.of(new ChainTip(tip.height(), tip.hash())));
    }

    /** The transaction at its last place. */
    Optional<PlacedTransaction> placed(TxId id) {
        return Optional.ofNullable(transactions.get(id)).map(o -> placed(o, o.last()));
    }

    /** One occurrence of a transaction. */
    PlacedTransaction placed(Occurrences o, Place place) {
        List<Funding> fundings = new ArrayList<>();
        for (Input in : o.transaction().inputs()) {
            switch (in) {
                case Input.Coinbase c -> {}
                case Input.Spend s -> fundings.add(funding(s.output()));
            }
        }
        List<Place> before = o.places().subList(0, o.places().indexOf(place));
        return new PlacedTransaction(o.transaction(), place, fundings, before);
    }

    List<PlacedTransaction> placed(Block block) {
        List<PlacedTransaction> placed = new ArrayList<>(block.transactions().size());
        for (int position = 0; position < block.transactions().size(); position++) {
            Occurrences o = known(block.transactions().get(position).id());
            placed.add(placed(o, placeOf(block, position)));
        }
        return placed;
    }

    /** Who spends an output; a transaction that is among the placed ones is not placed again. */
    Optional<Spender> spender(OutPoint output, Map<TxId, PlacedTransaction> placed) {
        return Optional.ofNullable(spends.get(output))
                .map(by ->
                        new Spender(
                                placed.computeIfAbsent(
                                        by.transaction(), id -> placed(id).orElseThrow()),
                                by.input()));
    }

    Optional<Block> block(int height) {
        return Optional.ofNullable(blocks.get(height));
    }

    Optional<Block> orphan(BlockHash hash) {
        return orphans.values().stream().filter(b -> b.hash().equals(hash)).findFirst();
    }

    /** A transaction that must be stored. */
    Occurrences known(TxId id) {
        return Optional.ofNullable(transactions.get(id)).orElseThrow();
    }

    /** The stored spends of a transaction's outputs from an index on. */
    Map<OutPoint, SpentBy> spendsFrom(TxId id, int index) {
        return spends.subMap(
                new OutPoint(id, index), true, new OutPoint(id, Integer.MAX_VALUE), true);
    }

    static Place placeOf(Block block, int position) {
        return new Place(block.height(), position, block.hash(), block.header().claimedTime());
    }

    private Funding funding(OutPoint output) {
        Occurrences from = transactions.get(output.tx());
        if (from != null) {
            return new Funding.Known(from.transaction().outputs().get(output.index()));
        }
        Output claimed = claims.get(output);
        return claimed == null ? new Funding.Unknown() : new Funding.Claimed(claimed);
    }
}
