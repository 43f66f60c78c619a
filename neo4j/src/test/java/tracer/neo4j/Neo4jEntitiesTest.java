package tracer.neo4j;

import tracer.entity.EntityStoreContract;
import tracer.entity.EvidenceRules;
import tracer.ledger.BitcoinChain;

final class Neo4jEntitiesTest extends EntityStoreContract {
    @Override
    protected Store open(BitcoinChain chain, EvidenceRules rules) {
        return EmptyStore.ports(EmptyStore.open(chain, rules));
    }
}
