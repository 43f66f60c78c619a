package tracer.neo4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tracer.entity.Computed;
import tracer.entity.Evidence;
import tracer.entity.Partition;
import tracer.entity.Quarantined;
import tracer.ledger.Hash32;

/**
 * Brings the stored partition to a computed one by writing the differences only. Small ones take
 * one database transaction; large ones several, and while those last the partition says that it is
 * computed for no tip. Takes about 200 bytes of memory for each script that is stored as a member.
 */
final class PartitionWriter {
    /** Rows in one database transaction, which the server keeps in memory until the commit. */
    static final int ROWS_AT_A_TIME = 50_000;

    private static final Cypher MEMBERSHIPS = Cypher.of("entity/memberships");
    private static final Cypher SIZES = Cypher.of("entity/sizes");
    private static final Cypher DERIVED = Cypher.of("entity/derived");
    private static final Cypher SET_COMPUTED_AT = Cypher.of("entity/set-computed-at");
    private static final Cypher SET_UNCOMPUTED = Cypher.of("entity/set-uncomputed");
    private static final Cypher LEAVE = Cypher.of("entity/leave");
    static final Cypher SET_SIZES = Cypher.of("entity/set-sizes");
    static final Cypher JOIN = Cypher.of("entity/join");
    static final Cypher DISSOLVE = Cypher.of("entity/dissolve");
    private static final Cypher WITHDRAW_DERIVED = Cypher.of("entity/withdraw-derived");
    static final Cypher QUARANTINED = Cypher.of("entity/quarantined");
    static final Cypher QUARANTINE = Cypher.of("entity/quarantine");
    static final Cypher RELEASE = Cypher.of("entity/release");
    static final Cypher DERIVE = Cypher.of("entity/derive");

    private final Database database;
    private final Map<Hash32, Hash32> entityOf = new HashMap<>();
    private final Map<Hash32, Integer> sizes = new HashMap<>();
    private final Set<Evidence> derived = new HashSet<>();
    private final List<Quarantined> quarantined = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    /** Rows for a query; the steps are taken in order. */
    private record Step(Cypher query, List<Object> rows) {}

    PartitionWriter(Database database) {
        this.database = database;
    }

    void replace(Partition partition) {
        database.readOnce(this::loadStored);
        compare(partition);
        int total = steps.stream().mapToInt(s -> s.rows().size()).sum();
        if (total <= ROWS_AT_A_TIME) {
            database.write(work -> {
                steps.forEach(s -> work.send(s.query(), s.rows()));
                return setComputed(work, partition.computed());
            });
        } else {
            database.write(work -> forgetComputed(work));
            steps.forEach(this::takeInPieces);
            database.write(work -> setComputed(work, partition.computed()));
        }
    }

    private boolean loadStored(Work work) {
        work.run(MEMBERSHIPS)
                .forEachRemaining(r ->
                        entityOf.put(
                                Hash32.ofHex(r.get("script").asString()),
                                Hash32.ofHex(r.get("entity").asString())));
        work.run(SIZES)
                .forEachRemaining(r ->
                        sizes.put(Hash32.ofHex(r.get("id").asString()), r.get("members").asInt()));
        work.run(DERIVED).forEachRemaining(r -> derived.add(EvidenceRows.of(r)));
        work.run(QUARANTINED, Map.of("atMost", Integer.MAX_VALUE))
                .forEachRemaining(r -> quarantined.add(QuarantineRows.of(r)));
        return true;
    }

    private void compare(Partition partition) {
        List<Object> leave = new ArrayList<>();
        List<Object> join = new ArrayList<>();
        Map<Hash32, Integer> wanted = new HashMap<>();
        partition.forEachMember((member, entity) -> {
            wanted.put(entity.id().earliest().hash(), entity.members());
            Hash32 was = entityOf.remove(member.hash());
            if (!entity.id().earliest().hash().equals(was)) {
                if (was != null) {
                    leave.add(member.toString());
                }
                join.add(
                        Map.of(
                                "script", member.toString(),
                                "entity", entity.id().toString()));
            }
        });
        entityOf.keySet().forEach(member -> leave.add(member.toString()));
        List<Object> resized = new ArrayList<>();
        wanted.forEach((id, members) -> {
            if (!members.equals(sizes.remove(id))) {
                resized.add(Map.of("id", id.toString(), "members", members));
            }
        });
        List<Object> added = new ArrayList<>();
        for (Evidence e : partition.derived()) {
            if (!derived.remove(e)) {
                added.add(EvidenceRows.row(e));
            }
        }
        steps.add(new Step(LEAVE, leave));
        steps.add(new Step(SET_SIZES, resized));
        steps.add(new Step(JOIN, join));
        steps.add(
                new Step(DISSOLVE, sizes.keySet().stream().<Object>map(Hash32::toString).toList()));
        steps.add(
                new Step(
                        WITHDRAW_DERIVED,
                        derived.stream().<Object>map(EvidenceRows::row).toList()));
        steps.add(new Step(DERIVE, added));
        steps.add(new Step(RELEASE, QuarantineRows.rows(quarantined)));
        steps.add(new Step(QUARANTINE, QuarantineRows.rows(partition.quarantined())));
    }

    private void takeInPieces(Step step) {
        for (int from = 0; from < step.rows().size(); from += ROWS_AT_A_TIME) {
            List<Object> piece =
                    step.rows().subList(from, Math.min(from + ROWS_AT_A_TIME, step.rows().size()));
            database.write(work -> {
                work.send(step.query(), piece);
                return true;
            });
        }
    }

    private static boolean forgetComputed(Work work) {
        work.run(SET_UNCOMPUTED).consume();
        return true;
    }

    static boolean setComputed(Work work, Computed computed) {
        Map<String, Object> parameters =
                Map.of(
                        "height", computed.at().height(),
                        "hash", computed.at().hash().toString(),
                        "settings", computed.by().toString(),
                        "basis", computed.basis());
        work.run(SET_COMPUTED_AT, parameters).consume();
        return true;
    }
}
