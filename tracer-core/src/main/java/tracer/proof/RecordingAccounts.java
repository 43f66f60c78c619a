package tracer.proof;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import tracer.account.AccountBlock;
import tracer.account.AccountHeader;
import tracer.account.AccountInventory;
import tracer.account.AccountLedger;
import tracer.account.AccountPlace;
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
 * An account ledger that remembers every transfer, history and token note that it was asked for: a
 * trace is answered from those alone. Its coverage stays what it was at first. Not thread-safe.
 */
final class RecordingAccounts implements AccountLedger {
    private final AccountLedger ledger;
    private final Coverage coverage;
    private final NavigableMap<AccountPlace, Transfer> transfers = new TreeMap<>();
    private final NavigableMap<HeldAsset, FrozenHolding> holdings = new TreeMap<>();
    private final NavigableMap<EvmAddress, TokenNote> tokens = new TreeMap<>();

    RecordingAccounts(AccountLedger ledger) {
        this.ledger = ledger;
        this.coverage = ledger.coverage();
    }

    /** Every transfer told of, in the order of the chain. */
    List<Transfer> transfers() {
        return List.copyOf(transfers.values());
    }

    /** Every holding told of, in order. */
    List<FrozenHolding> holdings() {
        return List.copyOf(holdings.values());
    }

    /** What contracts call themselves, by contract. */
    List<TokenNote> notes() {
        return List.copyOf(tokens.values());
    }

    @Override
    public EvmChain chain() {
        return ledger.chain();
    }

    @Override
    public Coverage coverage() {
        return coverage;
    }

    @Override
    public Map<TransferId, Transfer> transfers(Collection<TransferId> ids) {
        Map<TransferId, Transfer> answer = ledger.transfers(ids);
        answer.values().forEach(t -> transfers.put(t.place(), t));
        return answer;
    }

    @Override
    public Map<HeldAsset, History> histories(Collection<HeldAsset> asked, int atMostEach) {
        Map<HeldAsset, History> answer = ledger.histories(asked, atMostEach);
        answer.forEach((of, history) -> {
            holdings.put(of, new FrozenHolding(of, history.opening(), history.total()));
            if (!history.isCutOff()) {
                // Of a history that is cut off a trace reads no transfer, only that it is.
                history.transfers().forEach(t -> transfers.put(t.place(), t));
            }
        });
        return answer;
    }

    @Override
    public Map<EvmAddress, TokenNote> tokens(Collection<EvmAddress> contracts) {
        Map<EvmAddress, TokenNote> answer = ledger.tokens(contracts);
        tokens.putAll(answer);
        return answer;
    }

    @Override
    public Optional<AccountHeader> header(int height) {
        return ledger.header(height);
    }

    @Override
    public Optional<AccountHeader> header(BlockHash hash) {
        return ledger.header(hash);
    }

    @Override
    public Map<TxId, InBlock> transactions(Collection<TxId> ids) {
        return ledger.transactions(ids);
    }

    @Override
    public Map<EvmAddress, List<Sums>> holdings(Collection<EvmAddress> addresses) {
        return ledger.holdings(addresses);
    }

    @Override
    public List<AccountBlock> blocks(int fromHeight, int atMost) {
        return ledger.blocks(fromHeight, atMost);
    }

    @Override
    public List<AccountHeader> orphans() {
        return ledger.orphans();
    }

    @Override
    public Optional<AccountBlock> orphan(BlockHash hash) {
        return ledger.orphan(hash);
    }

    @Override
    public List<OpeningBalance> openings() {
        return ledger.openings();
    }

    @Override
    public AccountInventory inventory() {
        return ledger.inventory();
    }

    @Override
    public List<TokenNote> tokens() {
        return ledger.tokens();
    }

    @Override
    public List<ReadingNote> readings() {
        return ledger.readings();
    }

    @Override
    public Map<BlockHash, ReadingNote> readings(Collection<BlockHash> blocks) {
        return ledger.readings(blocks);
    }
}
