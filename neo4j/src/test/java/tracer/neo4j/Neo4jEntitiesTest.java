package tracer.neo4j;

import tracer.entity.EntityStoreContract;
import tracer.entity.EvidenceRules;
import tracer.ledger.BitcoinChain;

@OnEveryServer
final class Neo4jEntitiesTest extends EntityStoreContract {
    private final ServerUnderTest server;

    Neo4jEntitiesTest(ServerUnderTest server) {
        this.server = server;
    }

    @Override
    protected Store open(BitcoinChain chain, EvidenceRules rules) {
        return server.ports(chain, rules);
    }
}
