package tracer.memory;

import tracer.entity.EvidenceRules;
import tracer.ledger.BitcoinChain;
import tracer.ledger.LedgerContract;

final class MemoryLedgerTest extends LedgerContract {
    @Override
    protected Store open(BitcoinChain chain, EvidenceRules rules) {
        MemoryLedger ledger = new MemoryLedger(chain, rules);
        return new Store(ledger, ledger, ledger, ledger);
    }
}
