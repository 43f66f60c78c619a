package tracer.neo4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHash;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.HeightRange;
import tracer.problem.StoreDown;

/**
 * What the store knows about itself while somebody writes.
 *
 * @param revision counts changes; whoever remembers something checks that nobody else changed it
 * @param heights covered, changed as the change goes on
 */
record StoreState(long revision, Heights heights) {
    private static final Cypher LOCK = Cypher.of("store/lock");
    private static final Cypher SAVE = Cypher.of("store/save");
    private static final Cypher COVERAGE = Cypher.of("store/coverage");

    /** Keeps other writers out until the transaction ends. */
    static StoreState lock(Work work) {
        Record row = work.run(LOCK).single();
        return new StoreState(
                row.get("revision").asLong(), Heights.of(row.get("covered").asList(Value::asInt)));
    }

    /** The last thing before the commit: from here on readers wait. */
    void save(Work work, Optional<BlockHash> tip) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("covered", heights.bounds());
        parameters.put("tip", tip.map(BlockHash::toString).orElse(""));
        work.run(SAVE, parameters).consume();
    }

    /**
     * What is covered.
     *
     * @throws StoreDown if the store was settled for another network after it was opened for this
     */
    static Coverage coverage(Database database, BitcoinChain chain) {
        return database.ask(COVERAGE, row -> coverage(row, chain)).getFirst();
    }

    private static Coverage coverage(Record row, BitcoinChain chain) {
        if (!row.get("chain").isNull() && !row.get("chain").asString().equals(chain.id())) {
            throw new StoreDown(
                    "This store was opened when it held no Bitcoin blocks, and holds some of %s now. Start this command again."
                            .formatted(row.get("chain").asString()));
        }
        List<HeightRange> ranges = Heights.of(row.get("covered").asList(Value::asInt)).ranges();
        return ranges.isEmpty()
                ? Coverage.NOTHING
                : new Coverage(
                        ranges,
                        Optional.of(
                                new ChainTip(
                                        ranges.getLast().to(),
                                        BlockHash.of(row.get("tip").asString()))));
    }
}
