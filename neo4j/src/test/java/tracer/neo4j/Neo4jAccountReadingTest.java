package tracer.neo4j;

import tracer.account.AccountLedgers;
import tracer.account.AccountReadingContract;

@OnEveryServer
final class Neo4jAccountReadingTest extends AccountReadingContract {
    private final ServerUnderTest server;

    Neo4jAccountReadingTest(ServerUnderTest server) {
        this.server = server;
    }

    @Override
    protected AccountLedgers open() {
        return server.accounts();
    }
}
