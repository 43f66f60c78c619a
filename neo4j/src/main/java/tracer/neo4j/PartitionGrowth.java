package tracer.neo4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tracer.entity.EntityId;
import tracer.entity.Growth;
import tracer.entity.Quarantined;

/** Lets the stored partition grow within one database transaction. */
final class PartitionGrowth {
    private static final Cypher SIZES_OF = Cypher.of("entity/sizes-of");
    private static final Cypher ABSORB = Cypher.of("entity/absorb");

    private final Database database;

    PartitionGrowth(Database database) {
        this.database = database;
    }

    /** False, and nothing has changed, if it moves more than the server keeps in memory. */
    boolean extend(Growth growth) {
        return database.write(work -> {
            List<Quarantined> before =
                    work.run(PartitionWriter.QUARANTINED, Map.of("atMost", Integer.MAX_VALUE))
                            .list(QuarantineRows::of);
            if (rows(work, growth) > PartitionWriter.ROWS_AT_A_TIME) {
                return false;
            }
            write(work, growth, before);
            return PartitionWriter.setComputed(work, growth.computed());
        });
    }

    private static long rows(Work work, Growth growth) {
        List<String> ids = growth.absorbed().keySet().stream().map(EntityId::toString).toList();
        long moved =
                work.ask(SIZES_OF, "ids", ids, r -> r.get("members").asLong()).stream()
                        .mapToLong(Long::longValue)
                        .sum();
        return moved + growth.joined().size() + growth.resized().size() + growth.derived().size();
    }

    private static void write(Work work, Growth growth, List<Quarantined> before) {
        List<Object> absorbed = new ArrayList<>();
        growth.absorbed()
                .forEach((from, into) ->
                        absorbed.add(Map.of("from", from.toString(), "into", into.toString())));
        List<Object> resized = new ArrayList<>();
        growth.resized()
                .forEach(e -> resized.add(Map.of("id", e.id().toString(), "members", e.members())));
        List<Object> joined = new ArrayList<>();
        growth.joined()
                .forEach((script, id) ->
                        joined.add(Map.of("script", script.toString(), "entity", id.toString())));
        work.send(PartitionWriter.SET_SIZES, resized);
        work.send(ABSORB, absorbed);
        work.send(
                PartitionWriter.DISSOLVE,
                growth.absorbed().keySet().stream().<Object>map(EntityId::toString).toList());
        work.send(PartitionWriter.JOIN, joined);
        work.send(
                PartitionWriter.DERIVE,
                growth.derived().stream().<Object>map(EvidenceRows::row).toList());
        work.send(PartitionWriter.RELEASE, QuarantineRows.rows(before));
        work.send(PartitionWriter.QUARANTINE, QuarantineRows.rows(growth.quarantined()));
    }
}
