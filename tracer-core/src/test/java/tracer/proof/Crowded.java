package tracer.proof;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.account.AccountBlock;
import tracer.account.AccountHeader;
import tracer.account.AccountInventory;
import tracer.account.AccountLedger;
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

/** A ledger in which one address has one transfer more than anybody reads. */
record Crowded(AccountLedger ledger, EvmAddress hub) implements AccountLedger {
    @Override
    public Map<HeldAsset, History> histories(Collection<HeldAsset> holdings, int atMostEach) {
        Map<HeldAsset, History> found = new LinkedHashMap<>(ledger.histories(holdings, atMostEach));
        found.replaceAll((of, h) ->
                of.holder().equals(hub)
                        ? new History(of, h.opening(), h.transfers(), atMostEach + 1L)
                        : h);
        return found;
    }

    @Override
    public EvmChain chain() {
        return ledger.chain();
    }

    @Override
    public Coverage coverage() {
        return ledger.coverage();
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
    public Map<TransferId, Transfer> transfers(Collection<TransferId> ids) {
        return ledger.transfers(ids);
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
    public Map<EvmAddress, TokenNote> tokens(Collection<EvmAddress> contracts) {
        return ledger.tokens(contracts);
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
