package tracer.neo4j;

import tracer.account.AccountLedgerContract;
import tracer.account.AccountLedgers;

@OnEveryServer
final class Neo4jAccountLedgerTest extends AccountLedgerContract {
    private final ServerUnderTest server;

    Neo4jAccountLedgerTest(ServerUnderTest server) {
        this.server = server;
    }

    @Override
    protected AccountLedgers open() {
        return server.accounts();
    }
}
