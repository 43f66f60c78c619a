package tracer.memory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import tracer.account.AccountBlock;
import tracer.account.AccountChange;
import tracer.account.AccountHeader;
import tracer.account.AccountInventory;
import tracer.account.AccountLedger;
import tracer.account.AccountSink;
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

/**
 * An EVM chain in memory: for small data, for tests, and as the plain statement of what every store
 * must do. Thread-safe: one writer at a time, readers see whole changes only. Nothing is kept when
 * the process ends.
 */
public final class MemoryAccountLedger implements AccountLedger, AccountSink {
    private final EvmChain chain;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final AccountRecords records = new AccountRecords();

    public MemoryAccountLedger(EvmChain chain) {
        this.chain = chain;
    }

    @Override
    public void apply(AccountChange change) {
        lock.writeLock().lock();
        Undo undo = new Undo();
        boolean whole = false;
        try {
            new AccountChainWriter(records, chain, undo).apply(change);
            whole = true;
        } finally {
            if (!whole) {
                undo.rollBack();
            }
            lock.writeLock().unlock();
        }
    }

    @Override
    public EvmChain chain() {
        return chain;
    }

    @Override
    public Coverage coverage() {
        return read(records::coverage);
    }

    @Override
    public Optional<AccountHeader> header(int height) {
        return read(() -> records.block(height).map(AccountBlock::header));
    }

    @Override
    public Optional<AccountHeader> header(BlockHash hash) {
        return read(() -> records.header(hash));
    }

    @Override
    public Map<TxId, InBlock> transactions(Collection<TxId> ids) {
        return readEach(
                ids,
                id ->
                        Optional.ofNullable(records.transactions.get(id))
                                .map(at ->
                                        new InBlock(
                                                records.block(at.height()).orElseThrow().header(),
                                                at.transaction())));
    }

    @Override
    public Map<TransferId, Transfer> transfers(Collection<TransferId> ids) {
        return readEach(ids, id -> Optional.ofNullable(records.transfers.get(id)));
    }

    @Override
    public Map<HeldAsset, History> histories(Collection<HeldAsset> holdings, int atMostEach) {
        return read(() -> {
            Coverage coverage = records.coverage();
            return each(holdings, of -> Optional.of(records.history(of, atMostEach, coverage)));
        });
    }

    @Override
    public Map<EvmAddress, List<Sums>> holdings(Collection<EvmAddress> addresses) {
        return read(() -> {
            Coverage coverage = records.coverage();
            return each(
                    addresses,
                    holder ->
                            Optional.of(records.holdings(holder, coverage))
                                    .filter(found -> !found.isEmpty()));
        });
    }

    @Override
    public List<AccountBlock> blocks(int fromHeight, int atMost) {
        return read(() ->
                records.blocks.tailMap(fromHeight, true).values().stream().limit(atMost).toList());
    }

    @Override
    public List<AccountHeader> orphans() {
        return read(() -> records.orphans.values().stream().map(AccountBlock::header).toList());
    }

    @Override
    public Optional<AccountBlock> orphan(BlockHash hash) {
        return read(() -> records.orphan(hash));
    }

    @Override
    public List<OpeningBalance> openings() {
        return read(() ->
                records.openings.values().stream().flatMap(m -> m.values().stream()).toList());
    }

    @Override
    public AccountInventory inventory() {
        return read(() -> AccountCount.of(records.blocks.values()));
    }

    @Override
    public List<TokenNote> tokens() {
        return read(() -> List.copyOf(records.tokens.values()));
    }

    @Override
    public Map<EvmAddress, TokenNote> tokens(Collection<EvmAddress> contracts) {
        return readEach(contracts, c -> Optional.ofNullable(records.tokens.get(c)));
    }

    @Override
    public List<ReadingNote> readings() {
        return read(() -> List.copyOf(records.readings.values()));
    }

    @Override
    public Map<BlockHash, ReadingNote> readings(Collection<BlockHash> blocks) {
        return readEach(
                blocks,
                b -> Optional.ofNullable(records.broughtBy.get(b)).map(records.readings::get));
    }

    private <T> T read(Supplier<T> question) {
        Lock reading = lock.readLock();
        reading.lock();
        try {
            return question.get();
        } finally {
            reading.unlock();
        }
    }

    private <K, V> Map<K, V> readEach(Collection<K> keys, Function<K, Optional<V>> answer) {
        return read(() -> each(keys, answer));
    }

    private static <K, V> Map<K, V> each(Collection<K> keys, Function<K, Optional<V>> answer) {
        Map<K, V> found = new LinkedHashMap<>();
        keys.forEach(k -> answer.apply(k).ifPresent(v -> found.put(k, v)));
        return found;
    }
}
