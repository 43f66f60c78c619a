package tracer.neo4j;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import tracer.attribution.Basis;
import tracer.attribution.Category;
import tracer.attribution.Confidence;
import tracer.attribution.Label;
import tracer.attribution.LabelStore;
import tracer.attribution.LabelSubject;
import tracer.attribution.SubjectKey;
import tracer.attribution.Validity;
import tracer.ledger.BitcoinChain;

/**
 * Labels in the graph; they stand by themselves, since an address may be labelled before it is
 * seen. A label is one node for all that it says: subject, chain, name, source, category and, as
 * one text, basis; what the basis is made of stands beside it for people with a query of their own.
 */
final class Neo4jLabels implements LabelStore {
    private static final Cypher ADD = Cypher.of("label/add");
    private static final Cypher AT_SUBJECTS = Cypher.of("label/at-subjects");
    private static final Cypher PAGE = Cypher.of("label/page");
    private static final Cypher SEARCH = Cypher.of("label/search");
    private static final Cypher COUNT = Cypher.of("label/count");

    private final Database database;
    private final BitcoinChain chain;

    Neo4jLabels(Database database, BitcoinChain chain) {
        this.database = database;
        this.chain = chain;
    }

    @Override
    public int add(Collection<Label> labels) {
        List<Map<String, Object>> rows = labels.stream().map(Neo4jLabels::row).toList();
        return database.write(work ->
                Work.batches(rows).stream()
                        .mapToInt(batch ->
                                work.run(ADD, Map.of("rows", batch))
                                        .consume()
                                        .counters()
                                        .nodesCreated())
                        .sum());
    }

    private static Map<String, Object> row(Label l) {
        Map<String, Object> row = new HashMap<>(identity(l));
        row.put("subject", l.subject().key().toString());
        row.put("details", details(l));
        return row;
    }

    /** What tells labels of one address apart. */
    private static Map<String, Object> identity(Label l) {
        return Map.of(
                "chain", l.subject().chainName().orElse(""),
                "name", l.name(),
                "source", l.source(),
                "category", l.category().id(),
                "basis", l.basis().text());
    }

    private static Map<String, Object> details(Label l) {
        Map<String, Object> details = new HashMap<>();
        details.put("address", l.subject().text());
        details.put("folded", l.name().toLowerCase(Locale.ROOT));
        details.put("confidence", l.confidence().id());
        details.put("level", l.confidence().level());
        l.author().ifPresent(a -> details.put("author", a));
        l.asserted().ifPresent(d -> details.put("asserted", d));
        l.validity().list().ifPresent(a -> details.put("list", a));
        l.validity().from().ifPresent(d -> details.put("validFrom", d));
        l.validity().until().ifPresent(d -> details.put("validUntil", d));
        return details;
    }

    @Override
    public Map<SubjectKey, List<Label>> labelsAt(Collection<SubjectKey> keys) {
        Map<SubjectKey, List<Label>> found = new LinkedHashMap<>();
        database
                .read(work -> work.ask(AT_SUBJECTS, "subjects", Keys.of(keys), this::label))
                .stream()
                .sorted()
                .forEach(l ->
                        found.computeIfAbsent(l.subject().key(), k -> new ArrayList<>()).add(l));
        return found;
    }

    @Override
    public List<Label> labels(Optional<Label> after, int atMost) {
        Map<String, Object> page = new HashMap<>();
        for (String key : List.of("name", "address", "source", "category", "chain", "basis")) {
            page.put(key, "");
        }
        after.ifPresent(l -> {
            page.putAll(identity(l));
            page.put("address", l.subject().text());
        });
        page.put("atMost", atMost);
        return database.read(work -> work.run(PAGE, page).list(this::label));
    }

    @Override
    public List<Label> search(String text, int atMost) {
        Map<String, Object> wanted =
                Map.of("text", text.toLowerCase(Locale.ROOT), "atMost", atMost);
        return database.read(work -> work.run(SEARCH, wanted).list(this::label));
    }

    @Override
    public long count() {
        return database.read(work -> work.run(COUNT).single().get("labels").asLong());
    }

    private Label label(Record row) {
        Value l = row.get("label");
        return new Label(
                LabelSubject.read(
                        l.get("address").asString(),
                        Optional.of(l.get("chain").asString()).filter(c -> !c.isEmpty()),
                        chain),
                l.get("name").asString(),
                Category.of(l.get("category").asString()),
                l.get("source").asString(),
                new Basis(
                        Confidence.of(l.get("confidence").asString()),
                        text(l, "author"),
                        day(l, "asserted"),
                        new Validity(text(l, "list"), day(l, "validFrom"), day(l, "validUntil"))));
    }

    private static Optional<String> text(Value label, String property) {
        return Optional.of(label.get(property)).filter(v -> !v.isNull()).map(Value::asString);
    }

    private static Optional<LocalDate> day(Value label, String property) {
        return Optional.of(label.get(property)).filter(v -> !v.isNull()).map(Value::asLocalDate);
    }
}
