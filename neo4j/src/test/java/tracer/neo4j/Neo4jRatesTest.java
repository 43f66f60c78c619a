package tracer.neo4j;

import java.util.List;
import tracer.ledger.BitcoinChain;
import tracer.price.RateStore;
import tracer.price.RateStoreContract;

@OnEveryServer
final class Neo4jRatesTest extends RateStoreContract {
    private final ServerUnderTest server;

    Neo4jRatesTest(ServerUnderTest server) {
        this.server = server;
    }

    @Override
    protected RateStore open() {
        return server.store(BitcoinChain.REGTEST, t -> List.of()).rates();
    }
}
