package tracer.neo4j;

import tracer.entity.EvidenceRules;
import tracer.ledger.AddressHistoryContract;
import tracer.ledger.BitcoinChain;

@OnEveryServer
final class Neo4jHistoryTest extends AddressHistoryContract {
    private final ServerUnderTest server;

    Neo4jHistoryTest(ServerUnderTest server) {
        this.server = server;
    }

    @Override
    protected Store open(BitcoinChain chain, EvidenceRules rules) {
        return server.ports(chain, rules);
    }
}
