package tracer.neo4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.Origin;
import tracer.bitcoin.TransactionFormat;
import tracer.bitcoin.WireReader;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.BlockHash;
import tracer.ledger.Coverage;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.ledger.PaymentCount;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.ScriptHash;
import tracer.ledger.Spender;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;

/** The active chain out of the graph. */
final class LedgerReader implements LedgerSource {
    private static final Cypher SPENDERS = Cypher.of("ledger/spenders");
    private static final Cypher PAID_MORE_THAN = Cypher.of("ledger/paid-more-than");
    private static final Cypher HEADER_BY_HASH = Cypher.of("ledger/header-by-hash");
    private static final Cypher HEADER_BY_HEIGHT = Cypher.of("ledger/header-by-height");
    private static final Cypher ORPHANS = Cypher.of("ledger/orphans");
    private static final Cypher ORPHAN = Cypher.of("ledger/orphan");

    /**
     * Outputs of one transaction that are asked for together, so that an answer is not too large.
     */
    private static final int MOST_INDEXES = 100;

    private final Database database;
    private final BitcoinChain chain;

    LedgerReader(Database database, BitcoinChain chain) {
        this.database = database;
        this.chain = chain;
    }

    @Override
    public BitcoinChain chain() {
        return chain;
    }

    @Override
    public Coverage coverage() {
        return StoreState.coverage(database, chain);
    }

    @Override
    public Map<TxId, PlacedTransaction> transactions(Collection<TxId> ids) {
        return TransactionRows.byId(
                database.ask(
                        TransactionRows.TRANSACTIONS,
                        "ids",
                        TransactionRows.keys(ids),
                        TransactionRows::placed));
    }

    @Override
    public Map<OutPoint, Spender> spenders(Collection<OutPoint> outputs) {
        Map<TxId, List<Integer>> indexes = new LinkedHashMap<>();
        for (OutPoint o : outputs) {
            indexes.computeIfAbsent(o.tx(), tx -> new ArrayList<>()).add(o.index());
        }
        List<Map<String, Object>> keys = new ArrayList<>();
        indexes.forEach((tx, all) -> {
            for (List<Integer> some : Work.batches(all, MOST_INDEXES)) {
                keys.add(Map.of("tx", tx.toString(), "indexes", some));
            }
        });
        Map<OutPoint, Spender> spenders = new LinkedHashMap<>();
        database.ask(SPENDERS, "outputs", keys, LedgerReader::spends).forEach(spenders::putAll);
        return spenders;
    }

    /** What one transaction spends of the outputs that were asked for. */
    private static Map<OutPoint, Spender> spends(Record row) {
        PlacedTransaction by = TransactionRows.placed(row);
        Map<OutPoint, Spender> spends = new LinkedHashMap<>();
        for (Value spend : row.get("spends").values()) {
            OutPoint output = new OutPoint(TxId.of(spend.get(0).asString()), spend.get(1).asInt());
            spends.put(output, new Spender(by, spend.get(2).asInt()));
        }
        return spends;
    }

    @Override
    public Map<ScriptHash, PaymentCount> paidMoreThan(int times, Collection<ScriptHash> scripts) {
        Map<String, Object> bounds = Map.of("times", times, "most", PaymentCount.MOST_COUNTED);
        Map<ScriptHash, PaymentCount> found = new LinkedHashMap<>();
        database.ask(PAID_MORE_THAN, bounds, "scripts", Keys.of(scripts), r -> r)
                .forEach(r -> found.put(ScriptHash.of(r.get("hash").asString()), count(r)));
        return found;
    }

    private static PaymentCount count(Record row) {
        long payments = row.get("payments").asLong();
        return payments > PaymentCount.MOST_COUNTED
                ? PaymentCount.moreThan(PaymentCount.MOST_COUNTED)
                : PaymentCount.exactly(payments);
    }

    @Override
    public Optional<PlacedHeader> header(BlockHash hash) {
        return header(HEADER_BY_HASH, Map.of("hash", hash.toString()));
    }

    @Override
    public Optional<PlacedHeader> header(int height) {
        return header(HEADER_BY_HEIGHT, Map.of("height", height));
    }

    private Optional<PlacedHeader> header(Cypher query, Map<String, Object> key) {
        return database.ask(query, key, LedgerReader::header).stream().findFirst();
    }

    @Override
    public List<PlacedHeader> headers(int fromHeight, int atMost) {
        return database.read(work -> BlockRows.headers(work, fromHeight, atMost));
    }

    @Override
    public List<PlacedBlock> blocks(int fromHeight, int atMost) {
        return database.read(work -> BlockRows.load(work, fromHeight, atMost));
    }

    @Override
    public List<PlacedHeader> orphans() {
        return database.ask(ORPHANS, LedgerReader::header);
    }

    @Override
    public Optional<Block> orphan(BlockHash hash) {
        return database.ask(ORPHAN, Map.of("hash", hash.toString()), LedgerReader::orphan).stream()
                .findFirst();
    }

    private static Block orphan(Record row) {
        PlacedHeader header = header(row);
        WireReader in =
                WireReader.of(
                        row.get("raw").asByteArray(),
                        Origin.of("the stored orphan " + header.header().hash()));
        in.skip(HeaderFormat.BYTES);
        int count = in.length();
        List<Transaction> transactions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            transactions.add(TransactionFormat.read(in));
        }
        in.finish("the block");
        return new Block(header.height(), header.header(), transactions);
    }

    /** From a row's height and header. */
    static PlacedHeader header(Record row) {
        return new PlacedHeader(
                row.get("height").asInt(), HeaderFormat.parse(row.get("header").asByteArray(), 0));
    }
}
