package tracer.neo4j;

import java.util.List;
import tracer.ledger.BitcoinChain;
import tracer.protection.ProtectionStore;
import tracer.protection.ProtectionStoreContract;

final class Neo4jProtectionsTest extends ProtectionStoreContract {
    @Override
    protected ProtectionStore open(BitcoinChain chain) {
        return EmptyStore.open(chain, t -> List.of()).protections();
    }
}
