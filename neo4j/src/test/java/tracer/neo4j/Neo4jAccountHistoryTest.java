package tracer.neo4j;

import tracer.account.AccountHistoryContract;
import tracer.account.AccountLedgers;

@OnEveryServer
final class Neo4jAccountHistoryTest extends AccountHistoryContract {
    private final ServerUnderTest server;

    Neo4jAccountHistoryTest(ServerUnderTest server) {
        this.server = server;
    }

    @Override
    protected AccountLedgers open() {
        return server.accounts();
    }
}
