package tracer.neo4j;

import tracer.entity.EvidenceRules;
import tracer.ledger.BitcoinChain;
import tracer.ledger.LedgerContract;

@OnEveryServer
final class Neo4jLedgerTest extends LedgerContract {
    private final ServerUnderTest server;

    Neo4jLedgerTest(ServerUnderTest server) {
        this.server = server;
    }

    @Override
    protected Store open(BitcoinChain chain, EvidenceRules rules) {
        return server.ports(chain, rules);
    }
}
