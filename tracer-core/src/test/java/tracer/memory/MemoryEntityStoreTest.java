package tracer.memory;

import tracer.entity.EntityStoreContract;
import tracer.entity.EvidenceRules;
import tracer.ledger.BitcoinChain;

final class MemoryEntityStoreTest extends EntityStoreContract {
    @Override
    protected Store open(BitcoinChain chain, EvidenceRules rules) {
        MemoryLedger ledger = new MemoryLedger(chain, rules);
        return new Store(ledger, ledger, ledger, ledger);
    }
}
