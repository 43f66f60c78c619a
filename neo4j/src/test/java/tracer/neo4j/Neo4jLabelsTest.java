package tracer.neo4j;

import java.util.List;
import tracer.attribution.LabelStore;
import tracer.attribution.LabelStoreContract;
import tracer.ledger.BitcoinChain;

final class Neo4jLabelsTest extends LabelStoreContract {
    @Override
    protected LabelStore open(BitcoinChain chain) {
        return EmptyStore.open(chain, t -> List.of()).labels();
    }
}
