package tracer.neo4j;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import tracer.bitcoin.Origin;
import tracer.bitcoin.TransactionFormat;
import tracer.ledger.BlockHash;
import tracer.ledger.Funding;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.problem.StoreDown;

/** Transactions as the store keeps them. Every one that is read must hash to its id. */
final class TransactionRows {
    /** Those of these ids; {@link #placed} reads its rows. */
    static final Cypher TRANSACTIONS = Cypher.of("ledger/transactions");

    private TransactionRows() {}

    /** Those of these that are on the active chain, in no particular order. */
    static Map<TxId, PlacedTransaction> load(Work work, Collection<TxId> ids) {
        return byId(work.ask(TRANSACTIONS, "ids", keys(ids), TransactionRows::placed));
    }

    static List<String> keys(Collection<TxId> ids) {
        return ids.stream().distinct().map(TxId::toString).toList();
    }

    static Map<TxId, PlacedTransaction> byId(Collection<PlacedTransaction> transactions) {
        Map<TxId, PlacedTransaction> byId = new LinkedHashMap<>();
        transactions.forEach(t -> byId.put(t.id(), t));
        return byId;
    }

    /** A transaction as the store keeps it, with its place and what it spends. */
    static PlacedTransaction placed(Record row) {
        Transaction transaction = parse(row.get("id").asString(), row.get("raw").asByteArray());
        Place place =
                place(
                        row.get("height").asInt(),
                        row.get("position").asInt(),
                        row.get("block").asString(),
                        row.get("time").asLong());
        List<Place> overwritten =
                row.get("overwritten")
                        .asList(o ->
                                place(
                                        o.get(0).asInt(),
                                        place.position(),
                                        o.get(1).asString(),
                                        o.get(2).asLong()));
        return new PlacedTransaction(
                transaction, place, fundings(transaction, row.get("fundings")), overwritten);
    }

    private static List<Funding> fundings(Transaction transaction, Value spends) {
        if (transaction.isCoinbase()) {
            return List.of();
        }
        List<Funding> fundings =
                new ArrayList<>(
                        Collections.nCopies(transaction.inputs().size(), new Funding.Unknown()));
        for (Value spend : spends.values()) {
            if (!spend.get(1).isNull()) {
                Output output = output(spend.get(1), spend.get(2));
                boolean isStored = spend.get(3).asBoolean();
                fundings.set(
                        spend.get(0).asInt(),
                        isStored ? new Funding.Known(output) : new Funding.Claimed(output));
            }
        }
        return fundings;
    }

    private static Output output(Value value, Value script) {
        return new Output(Sats.of(value.asLong()), Script.of(script.asByteArray()));
    }

    /** The transaction of these bytes, which must be the one of this name. */
    static Transaction parse(String id, byte[] raw) {
        Transaction t = TransactionFormat.parse(raw, Origin.of("the stored transaction " + id));
        if (!t.id().toString().equals(id)) {
            throw new StoreDown(
                    "The graph store is damaged: what it holds as transaction %s hashes to %s. Restore a backup or ingest anew."
                            .formatted(id, t.id()));
        }
        return t;
    }

    static Place place(int height, int position, String block, long time) {
        return new Place(height, position, BlockHash.of(block), Instant.ofEpochSecond(time));
    }
}
