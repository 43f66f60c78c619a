package tracer.neo4j;

import java.util.List;
import tracer.attribution.LabelArchiveContract;
import tracer.ledger.BitcoinChain;

@OnEveryServer
final class Neo4jLabelArchiveTest extends LabelArchiveContract {
    private final ServerUnderTest server;

    Neo4jLabelArchiveTest(ServerUnderTest server) {
        this.server = server;
    }

    @Override
    protected Both open(BitcoinChain chain) {
        GraphStore store = server.store(chain, t -> List.of());
        return new Both(store.labels(), store.labelArchive());
    }
}
