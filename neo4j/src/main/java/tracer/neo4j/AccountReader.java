package tracer.neo4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tracer.account.AccountBlock;
import tracer.account.AccountHeader;
import tracer.account.AccountInventory;
import tracer.account.AccountLedger;
import tracer.account.AccountTransaction;
import tracer.account.HeldAsset;
import tracer.account.History;
import tracer.account.OpeningBalance;
import tracer.account.ReadingNote;
import tracer.account.TokenNote;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.ledger.BlockHash;
import tracer.ledger.Coverage;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.TxId;

/** The active chain of one EVM chain out of the graph. */
final class AccountReader implements AccountLedger {
    private static final Cypher BY_HASH = Cypher.of("account/headers-by-hash");
    private static final Cypher BY_HEIGHT = Cypher.of("account/headers-by-height");
    private static final Cypher BLOCKS = Cypher.of("account/blocks");
    private static final Cypher BLOCKS_OF = Cypher.of("account/blocks-of-transactions");
    private static final Cypher TRANSFERS = Cypher.of("account/transfers");
    private static final Cypher ORPHANS = Cypher.of("account/orphans");
    private static final Cypher ORPHAN = Cypher.of("account/orphan");
    private static final Cypher OPENINGS = Cypher.of("account/openings");
    private static final Cypher TOKENS = Cypher.of("account/tokens");
    private static final Cypher ALL_TOKENS = Cypher.of("account/all-tokens");
    private static final Cypher READINGS_OF = Cypher.of("account/readings-of-blocks");
    private static final Cypher TOKEN_COUNT = Cypher.of("account/token-count");

    private final Database database;
    private final EvmChain chain;
    private final AccountKeys keys;
    private final AccountRows rows;

    AccountReader(Database database, EvmChain chain) {
        this.database = database;
        this.chain = chain;
        this.keys = new AccountKeys(chain);
        this.rows = new AccountRows(keys);
    }

    @Override
    public EvmChain chain() {
        return chain;
    }

    @Override
    public Coverage coverage() {
        return database.read(work -> AccountState.coverage(work, chain));
    }

    @Override
    public Optional<AccountHeader> header(int height) {
        return header(BY_HEIGHT, "heights", height);
    }

    @Override
    public Optional<AccountHeader> header(BlockHash hash) {
        return header(BY_HASH, "hashes", hash.toString());
    }

    private Optional<AccountHeader> header(Cypher query, String parameter, Object key) {
        return ask(query, parameter, List.of(key), AccountRows::header).stream().findFirst();
    }

    private <T> List<T> ask(
            Cypher query,
            String parameter,
            Collection<?> values,
            Function<org.neo4j.driver.Record, T> answer) {
        return database.ask(query, keys.ofChain(), parameter, values, answer);
    }

    @Override
    public Map<TxId, InBlock> transactions(Collection<TxId> ids) {
        List<String> wanted = ids.stream().map(keys::of).distinct().toList();
        Map<TxId, InBlock> all = new LinkedHashMap<>();
        // A block may be answered by several batches.
        for (AccountBlock block : ask(BLOCKS_OF, "keys", wanted, rows::block)) {
            for (AccountTransaction t : block.transactions()) {
                all.put(t.id(), new InBlock(block.header(), t));
            }
        }
        return only(ids, all);
    }

    @Override
    public Map<TransferId, Transfer> transfers(Collection<TransferId> ids) {
        List<String> wanted = ids.stream().map(keys::of).distinct().toList();
        Map<TransferId, Transfer> all = new LinkedHashMap<>();
        ask(TRANSFERS, "ids", wanted, rows::transfer).forEach(t -> all.put(t.id(), t));
        return only(ids, all);
    }

    /** What was asked for, in that order. */
    private static <K, V> Map<K, V> only(Collection<K> wanted, Map<K, V> all) {
        Map<K, V> found = new LinkedHashMap<>();
        for (K key : wanted) {
            Optional.ofNullable(all.get(key)).ifPresent(v -> found.put(key, v));
        }
        return found;
    }

    @Override
    public Map<HeldAsset, History> histories(Collection<HeldAsset> holdings, int atMostEach) {
        return database.read(
                work -> new AccountHistories(work, rows).histories(holdings, atMostEach));
    }

    @Override
    public Map<EvmAddress, List<Sums>> holdings(Collection<EvmAddress> addresses) {
        return database.read(work -> new AccountHistories(work, rows).holdings(addresses));
    }

    @Override
    public List<AccountBlock> blocks(int fromHeight, int atMost) {
        return database.ask(
                BLOCKS,
                Map.of("chain", chain.number(), "from", fromHeight, "atMost", atMost),
                rows::block);
    }

    @Override
    public List<AccountHeader> orphans() {
        return database.ask(ORPHANS, keys.ofChain(), AccountRows::header);
    }

    @Override
    public Optional<AccountBlock> orphan(BlockHash hash) {
        Map<String, Object> key = Map.of("chain", chain.number(), "hash", hash.toString());
        return database.ask(ORPHAN, key, rows::block).stream().findFirst();
    }

    @Override
    public List<OpeningBalance> openings() {
        List<OpeningBalance> all =
                new ArrayList<>(database.ask(OPENINGS, keys.ofChain(), rows::opening));
        all.sort(AccountHistories.OPENINGS);
        return all;
    }

    @Override
    public AccountInventory inventory() {
        return database.read(work -> {
            long tokens = work.run(TOKEN_COUNT, keys.ofChain()).single().get("tokens").asLong();
            return AccountState.inventory(work, chain, tokens);
        });
    }

    @Override
    public List<TokenNote> tokens() {
        return database.ask(ALL_TOKENS, keys.ofChain(), rows::note);
    }

    @Override
    public Map<EvmAddress, TokenNote> tokens(Collection<EvmAddress> contracts) {
        List<String> wanted = contracts.stream().map(keys::of).distinct().toList();
        Map<EvmAddress, TokenNote> all = new LinkedHashMap<>();
        ask(TOKENS, "keys", wanted, rows::note).forEach(n -> all.put(n.contract(), n));
        return only(contracts, all);
    }

    @Override
    public List<ReadingNote> readings() {
        return database.read(work -> new AccountReadings(work, keys).all());
    }

    @Override
    public Map<BlockHash, ReadingNote> readings(Collection<BlockHash> blocks) {
        return database.read(work -> {
            Map<Integer, ReadingNote> byNumber = new HashMap<>();
            new AccountReadings(work, keys).all().forEach(n -> byNumber.put(n.number(), n));
            Map<BlockHash, ReadingNote> found = new HashMap<>();
            work.ask(READINGS_OF, keys.ofChain(), "hashes", Keys.of(blocks), r -> r)
                    .forEach(r ->
                            found.put(
                                    BlockHash.of(r.get("hash").asString()),
                                    byNumber.get(r.get("number").asInt())));
            return only(blocks, found);
        });
    }
}
