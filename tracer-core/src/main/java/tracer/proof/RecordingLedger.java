package tracer.proof;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
import tracer.ledger.TxId;

/**
 * A ledger that remembers every transaction that it was asked for: a trace is answered from those
 * alone. Its coverage stays what it was at first. Not thread-safe.
 */
final class RecordingLedger implements LedgerSource {
    private final LedgerSource ledger;
    private final Coverage coverage;
    private final SortedMap<TxId, PlacedTransaction> told = new TreeMap<>();

    RecordingLedger(LedgerSource ledger) {
        this.ledger = ledger;
        this.coverage = ledger.coverage();
    }

    /** Every transaction told of, ascending by id. */
    Collection<PlacedTransaction> told() {
        return told.values();
    }

    @Override
    public BitcoinChain chain() {
        return ledger.chain();
    }

    @Override
    public Coverage coverage() {
        return coverage;
    }

    @Override
    public Map<TxId, PlacedTransaction> transactions(Collection<TxId> ids) {
        Map<TxId, PlacedTransaction> answer = ledger.transactions(ids);
        told.putAll(answer);
        return answer;
    }

    @Override
    public Map<OutPoint, Spender> spenders(Collection<OutPoint> outputs) {
        Map<OutPoint, Spender> answer = ledger.spenders(outputs);
        answer.values().forEach(s -> told.put(s.transaction().id(), s.transaction()));
        return answer;
    }

    @Override
    public Map<ScriptHash, PaymentCount> paidMoreThan(int times, Collection<ScriptHash> scripts) {
        return ledger.paidMoreThan(times, scripts);
    }

    @Override
    public Optional<PlacedHeader> header(BlockHash hash) {
        return ledger.header(hash);
    }

    @Override
    public Optional<PlacedHeader> header(int height) {
        return ledger.header(height);
    }

    @Override
    public List<PlacedHeader> headers(int fromHeight, int atMost) {
        return ledger.headers(fromHeight, atMost);
    }

    @Override
    public List<PlacedBlock> blocks(int fromHeight, int atMost) {
        return ledger.blocks(fromHeight, atMost);
    }

    @Override
    public List<PlacedHeader> orphans() {
        return ledger.orphans();
    }

    @Override
    public Optional<Block> orphan(BlockHash hash) {
        return ledger.orphan(hash);
    }
}
