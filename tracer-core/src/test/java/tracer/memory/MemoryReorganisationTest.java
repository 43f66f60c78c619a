package tracer.memory;

import tracer.entity.EvidenceRules;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ReorganisationContract;

final class MemoryReorganisationTest extends ReorganisationContract {
    @Override
    protected Store open(BitcoinChain chain, EvidenceRules rules) {
        MemoryLedger ledger = new MemoryLedger(chain, rules);
        return new Store(ledger, ledger, ledger, ledger);
    }
}
