package tracer.neo4j;

import tracer.entity.EvidenceRules;
import tracer.ledger.AddressHistoryContract;
import tracer.ledger.BitcoinChain;

final class Neo4jHistoryTest extends AddressHistoryContract {
    @Override
    protected Store open(BitcoinChain chain, EvidenceRules rules) {
        return EmptyStore.ports(EmptyStore.open(chain, rules));
    }
}
