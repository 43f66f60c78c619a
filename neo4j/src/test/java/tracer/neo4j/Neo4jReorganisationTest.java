package tracer.neo4j;

import tracer.entity.EvidenceRules;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ReorganisationContract;

final class Neo4jReorganisationTest extends ReorganisationContract {
    @Override
    protected Store open(BitcoinChain chain, EvidenceRules rules) {
        return EmptyStore.ports(EmptyStore.open(chain, rules));
    }
}
