package tracer.neo4j;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.Block;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/** The transactions of arriving blocks, each once, in order of their first place. */
final class Arrivals {
    private final Map<TxId, Arrival> byId = new LinkedHashMap<>();
    private final Map<TxId, Transaction> transactions = new LinkedHashMap<>();

    /** A transaction, where it stands, and what its block's source claims that it spends. */
    record Arrival(
            Transaction transaction,
            TreeMap<Integer, Place> places,
            Map<OutPoint, Output> claimed) {
        TxId id() {
            return transaction.id();
        }

        /** The latest place: a transaction that came twice has lost its earlier outputs. */
        Place place() {
            return places.lastEntry().getValue();
        }
    }

    /**
     * Gathers the blocks' transactions.
     *
     * @throws BadInput if one that is no coinbase comes twice
     */
    static Arrivals of(List<ArrivedBlock> blocks) {
        Arrivals arrivals = new Arrivals();
        for (ArrivedBlock arrived : blocks) {
            Block block = arrived.block();
            for (int position = 0; position < block.transactions().size(); position++) {
                arrivals.add(
                        block.transactions().get(position),
                        new Place(
                                block.height(),
                                position,
                                block.hash(),
                                block.header().claimedTime()),
                        arrived.claimed());
            }
        }
        return arrivals;
    }

    private void add(Transaction t, Place place, Map<OutPoint, Output> claimed) {
        Arrival first = byId.get(t.id());
        if (first == null) {
            TreeMap<Integer, Place> places = new TreeMap<>();
            places.put(place.height(), place);
            byId.put(t.id(), new Arrival(t, places, claimed));
            transactions.put(t.id(), t);
        } else {
            requireCoinbase(t, place.height());
            first.places().put(place.height(), place);
        }
    }

    /** Only coinbases ever came twice (before BIP 30). */
    static void requireCoinbase(Transaction t, int height) {
        if (!t.isCoinbase()) {
            throw new BadInput(
                    "Transaction %s in the block at height %d is stored already; only a coinbase may come twice."
                            .formatted(t.id(), height));
        }
    }

    Collection<Arrival> all() {
        return byId.values();
    }

    Map<TxId, Transaction> transactions() {
        return transactions;
    }
}
