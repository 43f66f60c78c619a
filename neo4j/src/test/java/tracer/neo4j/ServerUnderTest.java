package tracer.neo4j;

import java.util.List;
import org.neo4j.driver.Driver;
import tracer.account.AccountLedgers;
import tracer.entity.EvidenceRules;
import tracer.ledger.BitcoinChain;
import tracer.ledger.StoreContract;
import tracer.neo4j.server.ContainerStore;
import tracer.neo4j.server.TestStore;

/** The servers that every contract suite of the store runs against: {@link OnEveryServer}. */
enum ServerUnderTest {
    /** The one that Tracer starts itself: always. */
    EMBEDDED {
        @Override
        Driver driver() {
            return TestStore.shared().driver();
        }
    },
    /** Neo4j's own image, where a Docker engine answers; skipped with the reason elsewhere. */
    CONTAINER {
        @Override
        Driver driver() {
            return ContainerStore.driver();
        }
    };

    abstract Driver driver();

    /** An empty store of a Bitcoin network. */
    GraphStore store(BitcoinChain chain, EvidenceRules rules) {
        return GraphStore.open(EmptyStore.emptied(driver()), chain, rules);
    }

    StoreContract.Store ports(BitcoinChain chain, EvidenceRules rules) {
        return EmptyStore.ports(store(chain, rules));
    }

    /** The EVM chains of an empty store. */
    AccountLedgers accounts() {
        return GraphStore.openForAccounts(EmptyStore.emptied(driver()), t -> List.of()).accounts();
    }
}
