package tracer.neo4j;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import tracer.attribution.Label;
import tracer.attribution.LabelArchive;
import tracer.attribution.LabelImport;
import tracer.problem.LimitExceeded;

/**
 * One import under way. A file may be larger than a database transaction can be, so its labels are
 * written in many, under a number that readers pass over; publishing the number is the last step
 * and the only one that anybody sees. Before the first step, whatever an import that never ended
 * left is removed. A transaction that is open all the while keeps other imports waiting, and the
 * server ends it if this process dies.
 */
final class LabelIntake {
    private static final Cypher DESK = Cypher.of("label/desk");
    private static final Cypher NUMBER = Cypher.of("label/number");
    private static final Cypher UNKNOWN_SOURCES = Cypher.of("label/unknown-sources");
    private static final Cypher ADD = Cypher.of("label/add");
    private static final Cypher WITHDRAW = Cypher.of("label/withdraw");
    private static final Cypher FORGET_NEW = Cypher.of("label/forget-new");
    private static final Cypher FORGET_CHANGES = Cypher.of("label/forget-changes");
    private static final Cypher PUBLISH = Cypher.of("label/publish");

    /**
     * Tags that name a page of their own as source are common; a file of more is not one source.
     */
    private static final int MAX_SOURCES = 200_000;

    private final Database database;
    private final LabelImport file;
    private final List<Map<String, Object>> batch = new ArrayList<>();
    private final Set<String> sources;

    private long number;
    private long read;
    private long added;
    private long again;
    private long renewed;
    private long withdrawn;

    LabelIntake(Database database, LabelImport file) {
        this.database = database;
        this.file = file;
        this.sources = new HashSet<>(file.replacing().others());
    }

    LabelImport.Result run(LabelArchive.Labels labels) {
        return database.holding(desk -> {
            desk.run(DESK).consume();
            forget();
            requireKnown(file.replacing().others());
            boolean isWhole = false;
            try {
                number = database.write(work -> work.run(NUMBER).single().get("number").asLong());
                labels.forEach(this::take);
                send();
                withdraw();
                isWhole = true;
            } finally {
                if (!isWhole) {
                    forget();
                }
            }
            LabelImport.Result result =
                    new LabelImport.Result(number, read, added, again, renewed, withdrawn);
            desk.run(
                            PUBLISH,
                            Map.of("number", number, "import", Neo4jLabelArchive.row(file, result)))
                    .consume();
            return result;
        });
    }

    private void requireKnown(Set<String> sources) {
        List<String> unknown =
                database.write(work ->
                        work.ask(
                                UNKNOWN_SOURCES,
                                "sources",
                                sources,
                                row -> row.get("source").asString()));
        if (!unknown.isEmpty()) {
            throw LabelImport.Replacing.unknown(unknown);
        }
    }

    private void take(Label label) {
        read++;
        batch.add(LabelRows.row(label));
        if (file.replacing().named()
                && sources.add(label.source())
                && sources.size() > MAX_SOURCES) {
            throw new LimitExceeded(
                    "the file names more than %,d sources; import it without replacing what they said"
                            .formatted(MAX_SOURCES));
        }
        if (batch.size() == Work.BATCH) {
            send();
        }
    }

    private void send() {
        if (batch.isEmpty()) {
            return;
        }
        Map<String, Object> rows = Map.of("rows", batch, "number", number);
        // Counted where the transaction is over: it may be tried again.
        long[] counts =
                database.write(work -> {
                    var answer = work.run(ADD, rows);
                    long back = answer.single().get("again").asLong();
                    return new long[] {answer.consume().counters().nodesCreated(), back};
                });
        added += counts[0];
        again += counts[1];
        batch.clear();
    }

    private void withdraw() {
        for (List<?> some : Work.batches(sources.stream().sorted().toList())) {
            Map<String, Object> parameters =
                    Map.of(
                            "sources",
                            some,
                            "number",
                            number,
                            "day",
                            file.edition(),
                            "atMost",
                            Work.BATCH);
            long gone;
            do {
                Record row = database.write(work -> work.run(WITHDRAW, parameters).single());
                requireEarlier(row.get("newest"));
                gone = row.get("gone").asLong();
                renewed += row.get("renewed").asLong();
                withdrawn += gone - row.get("renewed").asLong();
            } while (gone > 0);
        }
    }

    /** What a later edition said stays: the import fails and is forgotten as a whole. */
    private void requireEarlier(Value newest) {
        if (!newest.isNull() && newest.asLocalDate().isAfter(file.edition())) {
            throw LabelImport.Replacing.outdated(file.edition(), newest.asLocalDate());
        }
    }

    private void forget() {
        for (Cypher what : List.of(FORGET_NEW, FORGET_CHANGES)) {
            long forgotten;
            do {
                forgotten =
                        database.write(work ->
                                work.run(what, Map.of("atMost", Work.BATCH))
                                        .single()
                                        .get("forgotten")
                                        .asLong());
            } while (forgotten > 0);
        }
    }
}
