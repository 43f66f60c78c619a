package tracer.neo4j;

import tracer.entity.EvidenceRules;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ReorganisationContract;

@OnEveryServer
final class Neo4jReorganisationTest extends ReorganisationContract {
    private final ServerUnderTest server;

    Neo4jReorganisationTest(ServerUnderTest server) {
        this.server = server;
    }

    @Override
    protected Store open(BitcoinChain chain, EvidenceRules rules) {
        return server.ports(chain, rules);
    }
}
