package tracer.neo4j;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import tracer.attribution.Label;
import tracer.attribution.LabelArchive;
import tracer.attribution.LabelHistory;
import tracer.attribution.LabelHistory.Event;
import tracer.attribution.LabelHistory.What;
import tracer.attribution.LabelImport;
import tracer.attribution.LabelImport.Replacing;
import tracer.attribution.SubjectKey;
import tracer.ledger.BitcoinChain;

/** What became of labels in the graph: each carries the numbers of the imports that changed it. */
final class Neo4jLabelArchive implements LabelArchive {
    private static final Cypher IMPORTS = Cypher.of("label/imports");
    private static final Cypher NUMBERED = Cypher.of("label/imports-numbered");
    private static final Cypher HISTORY = Cypher.of("label/history");
    private static final Cypher SUBJECTS = Cypher.of("label/subjects");

    private final Database database;
    private final BitcoinChain chain;

    Neo4jLabelArchive(Database database, BitcoinChain chain) {
        this.database = database;
        this.chain = chain;
    }

    @Override
    public LabelImport.Result take(LabelImport file, Labels labels) {
        return new LabelIntake(database, file).run(labels);
    }

    @Override
    public List<LabelImport.Taken> imports(int atMost) {
        return database.ask(IMPORTS, Map.of("atMost", atMost), Neo4jLabelArchive::taken);
    }

    @Override
    public Map<SubjectKey, List<LabelHistory>> history(Collection<SubjectKey> keys) {
        return database.read(work -> {
            List<Said> said = work.ask(HISTORY, "subjects", Keys.of(keys), this::said);
            Set<Long> numbers = new TreeSet<>();
            said.forEach(s -> s.events().forEach(e -> numbers.add(number(e))));
            Map<Long, LabelImport> imports = new HashMap<>();
            work.ask(NUMBERED, "numbers", numbers, Neo4jLabelArchive::taken)
                    .forEach(t -> imports.put(t.result().number(), t.of()));
            Map<SubjectKey, List<LabelHistory>> found = new LinkedHashMap<>();
            said.stream()
                    .map(s ->
                            new LabelHistory(
                                    s.label(),
                                    s.events().stream().map(e -> event(e, imports)).toList()))
                    .sorted()
                    .forEach(h ->
                            found.computeIfAbsent(h.label().subject().key(), k -> new ArrayList<>())
                                    .add(h));
            return found;
        });
    }

    /** A statement and its events, {@code 17 withdrawn}. */
    private record Said(Label label, List<String> events) {}

    private Said said(Record row) {
        return new Said(LabelRows.label(row, chain), row.get("events").asList(Value::asString));
    }

    private static long number(String event) {
        return Long.parseLong(event.substring(0, event.indexOf(' ')));
    }

    private static Event event(String text, Map<Long, LabelImport> imports) {
        Optional<LabelImport> by = Optional.ofNullable(imports.get(number(text)));
        return new Event(
                What.of(text.substring(text.indexOf(' ') + 1)), by.map(LabelImport::edition), by);
    }

    @Override
    public List<SubjectKey> subjects(Optional<SubjectKey> after, int atMost) {
        Map<String, Object> page =
                Map.of("after", after.map(SubjectKey::text).orElse(""), "atMost", atMost);
        return database.ask(SUBJECTS, page, row -> new SubjectKey(row.get("subject").asString()));
    }

    static Map<String, Object> row(LabelImport file, LabelImport.Result result) {
        Map<String, Object> row = new TreeMap<>();
        row.put("file", file.file());
        row.put("sha256", file.sha256());
        row.put("at", file.at().toString());
        row.put("edition", file.edition());
        row.put("replacesNamed", file.replacing().named());
        row.put("replaces", file.replacing().others().stream().sorted().toList());
        row.put("read", result.read());
        row.put("added", result.added());
        row.put("again", result.again());
        row.put("renewed", result.renewed());
        row.put("withdrawn", result.withdrawn());
        return row;
    }

    private static LabelImport.Taken taken(Record row) {
        Value i = row.get("import");
        LocalDate edition = i.get("edition").asLocalDate();
        return new LabelImport.Taken(
                new LabelImport(
                        i.get("file").asString(),
                        i.get("sha256").asString(),
                        Instant.parse(i.get("at").asString()),
                        edition,
                        new Replacing(
                                i.get("replacesNamed").asBoolean(),
                                i.get("replaces").asList(Value::asString).stream()
                                        .collect(Collectors.toSet()))),
                new LabelImport.Result(
                        i.get("number").asLong(),
                        i.get("read").asLong(),
                        i.get("added").asLong(),
                        i.get("again").asLong(),
                        i.get("renewed").asLong(),
                        i.get("withdrawn").asLong()));
    }
}
