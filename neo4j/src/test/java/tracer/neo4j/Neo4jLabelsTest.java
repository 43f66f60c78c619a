package tracer.neo4j;

import java.util.List;
import tracer.attribution.LabelStore;
import tracer.attribution.LabelStoreContract;
import tracer.ledger.BitcoinChain;

@OnEveryServer
final class Neo4jLabelsTest extends LabelStoreContract {
    private final ServerUnderTest server;

    Neo4jLabelsTest(ServerUnderTest server) {
        this.server = server;
    }

    @Override
    protected LabelStore open(BitcoinChain chain) {
        return server.store(chain, t -> List.of()).labels();
    }
}
