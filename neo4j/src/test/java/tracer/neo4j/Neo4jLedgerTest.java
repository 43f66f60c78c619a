package tracer.neo4j;

import tracer.entity.EvidenceRules;
import tracer.ledger.BitcoinChain;
import tracer.ledger.LedgerContract;

final class Neo4jLedgerTest extends LedgerContract {
    @Override
    protected Store open(BitcoinChain chain, EvidenceRules rules) {
        return EmptyStore.ports(EmptyStore.open(chain, rules));
    }
}
