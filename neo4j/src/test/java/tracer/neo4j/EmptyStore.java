package tracer.neo4j;

import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import tracer.entity.EvidenceRules;
import tracer.ledger.BitcoinChain;
import tracer.ledger.StoreContract;
import tracer.neo4j.server.TestStore;

/** A test server as a store without content; its schema stays from test to test. */
final class EmptyStore {
    private EmptyStore() {}

    /** The embedded one, of a Bitcoin network. */
    static GraphStore open(BitcoinChain chain, EvidenceRules rules) {
        return GraphStore.open(emptied(TestStore.shared().driver()), chain, rules);
    }

    static Driver emptied(Driver driver) {
        try (Session session = driver.session()) {
            session.run(
                            "MATCH (n) WHERE none(l IN labels(n) WHERE l STARTS WITH '__Neo4j')"
                                    + " CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")
                    .consume();
        }
        return driver;
    }

    static StoreContract.Store ports(GraphStore store) {
        return new StoreContract.Store(
                store.sink(), store.ledger(), store.addresses(), store.entities());
    }
}
