package tracer.memory;

import tracer.entity.EvidenceRules;
import tracer.ledger.AddressHistoryContract;
import tracer.ledger.BitcoinChain;

final class MemoryAddressHistoryTest extends AddressHistoryContract {
    @Override
    protected Store open(BitcoinChain chain, EvidenceRules rules) {
        MemoryLedger ledger = new MemoryLedger(chain, rules);
        return new Store(ledger, ledger, ledger, ledger);
    }
}
