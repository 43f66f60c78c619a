package tracer.neo4j;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import tracer.entity.EvidenceRules;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHash;
import tracer.ledger.LedgerChange;
import tracer.ledger.LedgerSink;
import tracer.ledger.LedgerSource.PlacedHeader;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;

/**
 * Takes changes of the ledger into the graph, each in one database transaction, in batches of rows
 * and never with a query per transaction. Thread-safe; callers wait for each other, also those of
 * other processes.
 */
final class LedgerWriter implements LedgerSink {
    private static final Cypher FORGET_COMPUTED = Cypher.of("entity/forget-computed");

    private final Database database;
    private final BitcoinChain chain;
    private final EvidenceRules rules;
    private final RecentOutputs recent = new RecentOutputs();

    LedgerWriter(Database database, BitcoinChain chain, EvidenceRules rules) {
        this.database = database;
        this.chain = chain;
        this.rules = rules;
    }

    @Override
    public synchronized void apply(LedgerChange change) {
        boolean isStored = false;
        try {
            Outcome outcome = database.write(work -> apply(work, change));
            recent.advance(outcome.revision(), outcome.created(), outcome.spent());
            isStored = true;
        } finally {
            if (!isStored) {
                recent.forget();
            }
        }
    }

    /** Entities computed for a height hold no longer if evidence at or below it may be another. */
    private static void forgetEntities(
            Work work, List<PlacedHeader> leaving, List<ArrivedBlock> joining) {
        IntStream.concat(
                        leaving.stream().mapToInt(PlacedHeader::height),
                        joining.stream().mapToInt(b -> b.block().height()))
                .min()
                .ifPresent(lowest -> work.run(FORGET_COMPUTED, Map.of("lowest", lowest)).consume());
    }

    /** What a change made of outputs, for whoever remembers them. */
    private record Outcome(long revision, Map<OutPoint, Output> created, List<OutPoint> spent) {}

    private Outcome apply(Work work, LedgerChange change) {
        StoreState state = StoreState.lock(work);
        Schema.settle(work, chain);
        recent.expect(state.revision() - 1);
        ChainLinks links = ChainLinks.load(work, change);
        List<PlacedHeader> leaving = links.disconnect(change.disconnect());
        List<ArrivedBlock> joining = links.connect(change.connect());
        if (!leaving.isEmpty()) {
            recent.forget();
            new Disconnection(work).run(leaving);
            leaving.forEach(b -> state.heights().remove(b.height()));
        }
        Connection connection = new Connection(work, chain, rules, recent);
        if (!joining.isEmpty()) {
            connection.run(joining);
            joining.forEach(b -> state.heights().add(b.block().height()));
        }
        forgetEntities(work, leaving, joining);
        OptionalInt top = state.heights().highest();
        Optional<BlockHash> tip =
                top.isPresent() ? links.hashAt(work, top.getAsInt()) : Optional.empty();
        state.save(work, tip);
        return new Outcome(state.revision(), connection.unspent(), connection.spent());
    }
}
