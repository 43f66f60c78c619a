package tracer.neo4j;

import tracer.account.AccountLedgers;
import tracer.account.AccountReorganisationContract;

@OnEveryServer
final class Neo4jAccountReorganisationTest extends AccountReorganisationContract {
    private final ServerUnderTest server;

    Neo4jAccountReorganisationTest(ServerUnderTest server) {
        this.server = server;
    }

    @Override
    protected AccountLedgers open() {
        return server.accounts();
    }
}
