package tracer.neo4j;

import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import tracer.entity.EvidenceRules;
import tracer.ledger.BitcoinChain;
import tracer.ledger.StoreContract;
import tracer.neo4j.server.TestStore;

/** The shared test server as a store without content; its schema stays from test to test. */
final class EmptyStore {
    private EmptyStore() {}

    static GraphStore open(BitcoinChain chain, EvidenceRules rules) {
        Driver driver = TestStore.shared().driver();
        try (Session session = driver.session()) {
            session.run(
                            "MATCH (n) WHERE none(l IN labels(n) WHERE l STARTS WITH '__Neo4j')"
                                    + " CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")
                    .consume();
        }
        return GraphStore.open(driver, chain, rules);
    }

    static StoreContract.Store ports(GraphStore store) {
        return new StoreContract.Store(
                store.sink(), store.ledger(), store.addresses(), store.entities());
    }
}
