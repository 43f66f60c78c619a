package tracer.neo4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
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
        return database.read(work -> StoreState.coverage(work, chain));
    }

    @Override
    public Map<TxId, PlacedTransaction> transactions(Collection<TxId> ids) {
        return database.read(work -> TransactionRows.load(work, ids));
    }

    @Override
    public Map<OutPoint, Spender> spenders(
            Collection<OutPoint> outputs, Map<TxId, PlacedTransaction> known) {
        return database.read(work -> spenders(work, outputs, known));
    }

    private static Map<OutPoint, Spender> spenders(
            Work work, Collection<OutPoint> outputs, Map<TxId, PlacedTransaction> known) {
        List<Map<String, Object>> keys = new ArrayList<>();
        for (OutPoint o : outputs) {
            keys.add(Map.of("tx", o.tx().toString(), "index", o.index()));
        }
        List<Spend> spends = work.ask(SPENDERS, "outputs", keys, Spend::of);
        Map<TxId, PlacedTransaction> read =
                TransactionRows.load(
                        work,
                        spends.stream()
                                .map(Spend::spender)
                                .filter(id -> !known.containsKey(id))
                                .toList());
        Map<OutPoint, Spender> spenders = new LinkedHashMap<>();
        for (Spend s : spends) {
            PlacedTransaction by = known.getOrDefault(s.spender(), read.get(s.spender()));
            if (by != null) {
                spenders.put(s.output(), new Spender(by, s.input()));
            }
        }
        return spenders;
    }

    @Override
    public Map<ScriptHash, PaymentCount> paidMoreThan(int times, Collection<ScriptHash> scripts) {
        Map<String, Object> bounds = Map.of("times", times, "most", PaymentCount.MOST_COUNTED);
        Map<ScriptHash, PaymentCount> found = new LinkedHashMap<>();
        database.read(work -> work.ask(PAID_MORE_THAN, bounds, "scripts", Keys.of(scripts), r -> r))
                .forEach(r -> found.put(ScriptHash.of(r.get("hash").asString()), count(r)));
        return found;
    }

    private static PaymentCount count(Record row) {
        long payments = row.get("payments").asLong();
        return payments > PaymentCount.MOST_COUNTED
                ? PaymentCount.moreThan(PaymentCount.MOST_COUNTED)
                : PaymentCount.exactly(payments);
    }

    /** Who spends an output, by name. */
    private record Spend(OutPoint output, int input, TxId spender) {
        static Spend of(Record row) {
            return new Spend(
                    new OutPoint(TxId.of(row.get("tx").asString()), row.get("index").asInt()),
                    row.get("input").asInt(),
                    TxId.of(row.get("spender").asString()));
        }
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
        return database.read(
                work -> work.run(query, key).stream().map(LedgerReader::header).findFirst());
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
        return database.read(work -> work.run(ORPHANS).list(LedgerReader::header));
    }

    @Override
    public Optional<Block> orphan(BlockHash hash) {
        return database.read(work ->
                work.run(ORPHAN, Map.of("hash", hash.toString())).stream()
                        .map(LedgerReader::orphan)
                        .findFirst());
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
