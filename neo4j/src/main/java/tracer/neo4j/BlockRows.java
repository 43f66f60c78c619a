package tracer.neo4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tracer.ledger.BlockHeader;
import tracer.ledger.LedgerSource.PlacedBlock;
import tracer.ledger.LedgerSource.PlacedHeader;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.TxId;

/** Blocks of the active chain with their transactions. */
final class BlockRows {
    private static final Cypher BLOCKS = Cypher.of("ledger/blocks");
    private static final Cypher PLACED_BETWEEN = Cypher.of("ledger/placed-between");
    private static final Cypher CAME_TWICE = Cypher.of("ledger/came-twice");

    private BlockRows() {}

    /** Stored blocks from a height on, ascending. */
    static List<PlacedBlock> load(Work work, int fromHeight, int atMost) {
        List<PlacedHeader> headers = headers(work, fromHeight, atMost);
        return headers.isEmpty() ? List.of() : load(work, headers);
    }

    /** Headers of stored blocks from a height on, ascending. */
    static List<PlacedHeader> headers(Work work, int fromHeight, int atMost) {
        return work.run(BLOCKS, Map.of("from", fromHeight, "atMost", atMost))
                .list(LedgerReader::header);
    }

    /** These blocks, given by ascending height. */
    static List<PlacedBlock> load(Work work, List<PlacedHeader> headers) {
        int from = headers.getFirst().height();
        int to = headers.getLast().height();
        Set<TxId> ids = new LinkedHashSet<>();
        work.run(PLACED_BETWEEN, Map.of("from", from, "to", to))
                .forEachRemaining(r -> ids.add(TxId.of(r.get("id").asString())));
        work.run(CAME_TWICE).forEachRemaining(r -> ids.add(TxId.of(r.get("id").asString())));
        Map<Integer, List<PlacedTransaction>> byHeight = new HashMap<>();
        for (PlacedTransaction t : TransactionRows.load(work, ids).values()) {
            byHeight.computeIfAbsent(t.place().height(), h -> new ArrayList<>()).add(t);
            List<Place> earlier = t.overwritten();
            for (int i = 0; i < earlier.size(); i++) {
                byHeight.computeIfAbsent(earlier.get(i).height(), h -> new ArrayList<>())
                        .add(
                                new PlacedTransaction(
                                        t.transaction(),
                                        earlier.get(i),
                                        t.fundings(),
                                        earlier.subList(0, i)));
            }
        }
        List<PlacedBlock> blocks = new ArrayList<>();
        for (PlacedHeader h : headers) {
            blocks.add(block(h.height(), h.header(), byHeight));
        }
        return blocks;
    }

    private static PlacedBlock block(
            int height, BlockHeader header, Map<Integer, List<PlacedTransaction>> byHeight) {
        List<PlacedTransaction> transactions = byHeight.getOrDefault(height, List.of());
        return new PlacedBlock(
                height,
                header,
                transactions.stream()
                        .sorted(Comparator.comparing(PlacedTransaction::place))
                        .toList());
    }
}
