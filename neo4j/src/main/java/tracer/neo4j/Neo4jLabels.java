package tracer.neo4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelStore;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ScriptHash;

/**
 * Labels in the graph; they stand by themselves, since an address may be labelled before it is
 * seen.
 */
final class Neo4jLabels implements LabelStore {
    private static final Cypher ADD = Cypher.of("label/add");
    private static final Cypher OF_SCRIPTS = Cypher.of("label/of-scripts");
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
        return Map.of(
                "script", l.address().script().hash().toString(),
                "address", l.address().text(),
                "name", l.name(),
                "folded", l.name().toLowerCase(Locale.ROOT),
                "category", l.category().id(),
                "source", l.source());
    }

    @Override
    public Map<ScriptHash, List<Label>> labelsOf(Collection<ScriptHash> scripts) {
        Map<ScriptHash, List<Label>> found = new LinkedHashMap<>();
        database
                .read(work -> work.ask(OF_SCRIPTS, "scripts", Keys.of(scripts), this::label))
                .stream()
                .sorted()
                .forEach(l ->
                        found.computeIfAbsent(l.address().script().hash(), s -> new ArrayList<>())
                                .add(l));
        return found;
    }

    @Override
    public List<Label> labels(Optional<Label> after, int atMost) {
        Map<String, Object> page =
                Map.of(
                        "name", after.map(Label::name).orElse(""),
                        "address", after.map(l -> l.address().text()).orElse(""),
                        "source", after.map(Label::source).orElse(""),
                        "category", after.map(l -> l.category().id()).orElse(""),
                        "atMost", atMost);
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
        return new Label(
                Address.of(row.get("address").asString(), chain),
                row.get("name").asString(),
                Category.of(row.get("category").asString()),
                row.get("source").asString());
    }
}
