package tracer.bench;

import java.util.List;
import java.util.Optional;
import org.neo4j.driver.Driver;
import tracer.entity.CoSpend;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.LedgerChange;
import tracer.neo4j.GraphStore;

/** The product's own, through its port. */
final class GraphStoreWay implements StoringWay {
    private final boolean remembers;
    private Optional<Driver> driver = Optional.empty();
    private Optional<GraphStore> store = Optional.empty();

    /**
     * @param remembers whether outputs stored lately are remembered from block to block, or every
     *     block is stored as by a process that just started
     */
    GraphStoreWay(boolean remembers) {
        this.remembers = remembers;
    }

    @Override
    public void prepare(Driver over) {
        driver = Optional.of(over);
        store = Optional.of(open());
    }

    @Override
    public void store(Block block) {
        GraphStore into = remembers ? store.orElseThrow() : open();
        into.sink().apply(LedgerChange.connect(List.of(ArrivedBlock.of(block))));
    }

    private GraphStore open() {
        return GraphStore.open(driver.orElseThrow(), BitcoinChain.REGTEST, new CoSpend());
    }
}
