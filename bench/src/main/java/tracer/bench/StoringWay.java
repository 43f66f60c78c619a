package tracer.bench;

import org.neo4j.driver.Driver;
import tracer.ledger.Block;

/** A way to store blocks. */
interface StoringWay {
    /** Makes constraints and whatever else must be there first. */
    void prepare(Driver driver);

    void store(Block block);
}
