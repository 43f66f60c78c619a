package tracer.neo4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import tracer.bitcoin.BlockFormat;
import tracer.ledger.LedgerSource.PlacedBlock;
import tracer.ledger.LedgerSource.PlacedHeader;
import tracer.ledger.PlacedTransaction;

/**
 * Takes blocks off the active chain: their transactions lose place, spends and evidence, and stay
 * as bytes of an orphan. Whatever only they paid, spent or claimed is gone.
 */
final class Disconnection {
    private static final Cypher CAME_TWICE = Cypher.of("ledger/came-twice");
    private static final Cypher EARLIER_PLACES = Cypher.of("disconnect/earlier-places");
    private static final Cypher EVIDENCE = Cypher.of("disconnect/evidence");
    private static final Cypher PAYMENTS = Cypher.of("disconnect/payments");
    private static final Cypher SPENDS = Cypher.of("disconnect/spends");
    private static final Cypher LEFT_BEHIND = Cypher.of("disconnect/left-behind");
    private static final Cypher TO_STUBS = Cypher.of("disconnect/to-stubs");
    private static final Cypher STUBS = Cypher.of("disconnect/stubs");
    private static final Cypher SCRIPTS = Cypher.of("disconnect/scripts");
    private static final Cypher BLOCKS = Cypher.of("disconnect/blocks");

    private final Work work;

    Disconnection(Work work) {
        this.work = work;
    }

    void run(List<PlacedHeader> leaving) {
        List<PlacedBlock> blocks =
                BlockRows.load(
                        work,
                        leaving.stream()
                                .sorted(Comparator.comparingInt(PlacedHeader::height))
                                .toList());
        Set<String> gone = new LinkedHashSet<>();
        for (PlacedBlock b : blocks) {
            b.transactions().forEach(t -> gone.add(t.id().toString()));
        }
        giveEarlierPlacesBack(blocks, gone);
        remove(gone);
        work.send(BLOCKS, blocks.stream().map(Disconnection::orphan).toList());
    }

    /** A transaction that came twice and loses one place stays at the other. */
    private void giveEarlierPlacesBack(List<PlacedBlock> blocks, Set<String> gone) {
        Set<Integer> heights = new TreeSet<>();
        blocks.forEach(b -> heights.add(b.height()));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Record twice : work.run(CAME_TWICE).list()) {
            TreeSet<Integer> left = new TreeSet<>(twice.get("overwritten").asList(Value::asInt));
            left.add(twice.get("height").asInt());
            if (left.removeAll(heights) && !left.isEmpty()) {
                Map<String, Object> row = new HashMap<>();
                row.put("id", twice.get("id").asString());
                row.put("height", left.removeLast());
                if (!left.isEmpty()) {
                    row.put("overwritten", List.copyOf(left));
                }
                rows.add(row);
                gone.remove(twice.get("id").asString());
            }
        }
        work.send(EARLIER_PLACES, rows);
    }

    private void remove(Collection<String> gone) {
        work.send(EVIDENCE, gone);
        Set<String> scripts = new LinkedHashSet<>();
        scripts.addAll(work.ask(PAYMENTS, "ids", gone, r -> r.get("script").asString()));
        Set<String> stubs = new LinkedHashSet<>(gone);
        for (Record spend : work.ask(SPENDS, "ids", gone, r -> r)) {
            stubs.add(spend.get("stub").asString());
            if (!spend.get("script").isNull()) {
                scripts.add(spend.get("script").asString());
            }
        }
        work.send(EVIDENCE, work.ask(LEFT_BEHIND, "ids", gone, r -> r.get("spender").asString()));
        work.send(TO_STUBS, gone);
        work.send(STUBS, stubs);
        work.send(SCRIPTS, scripts);
    }

    private static Map<String, Object> orphan(PlacedBlock block) {
        byte[] raw =
                BlockFormat.bytesOf(
                        block.header(),
                        block.transactions().stream().map(PlacedTransaction::transaction).toList());
        return Map.of("hash", block.header().hash().toString(), "raw", raw);
    }
}
