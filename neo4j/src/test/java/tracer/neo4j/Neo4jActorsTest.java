package tracer.neo4j;

import java.util.List;
import tracer.attribution.ActorStore;
import tracer.attribution.ActorStoreContract;
import tracer.ledger.BitcoinChain;

@OnEveryServer
final class Neo4jActorsTest extends ActorStoreContract {
    private final ServerUnderTest server;

    Neo4jActorsTest(ServerUnderTest server) {
        this.server = server;
    }

    @Override
    protected ActorStore open() {
        return server.store(BitcoinChain.REGTEST, t -> List.of()).actors();
    }
}
