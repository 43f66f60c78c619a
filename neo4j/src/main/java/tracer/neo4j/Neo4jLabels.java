package tracer.neo4j;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tracer.attribution.Actor;
import tracer.attribution.ActorStore;
import tracer.attribution.Label;
import tracer.attribution.LabelArchive;
import tracer.attribution.LabelImport;
import tracer.attribution.LabelStore;
import tracer.attribution.SubjectKey;
import tracer.ledger.BitcoinChain;

/**
 * Labels in the graph, those in use; they stand by themselves, since an address may be labelled
 * before it is seen.
 */
final class Neo4jLabels implements LabelStore {
    private static final Cypher AT_SUBJECTS = Cypher.of("label/at-subjects");
    private static final Cypher PAGE = Cypher.of("label/page");
    private static final Cypher SEARCH = Cypher.of("label/search");
    private static final Cypher COUNT = Cypher.of("label/count");

    private final Database database;
    private final BitcoinChain chain;
    private final LabelArchive archive;
    private final ActorStore actors;

    Neo4jLabels(Database database, BitcoinChain chain, LabelArchive archive, ActorStore actors) {
        this.database = database;
        this.chain = chain;
        this.archive = archive;
        this.actors = actors;
    }

    @Override
    public int add(Collection<Label> labels) {
        if (labels.isEmpty()) {
            return 0;
        }
        LabelImport nameless =
                new LabelImport(
                        "added one by one",
                        "",
                        Instant.EPOCH,
                        Instant.EPOCH.atZone(ZoneOffset.UTC).toLocalDate(),
                        LabelImport.Replacing.NOTHING);
        return Math.toIntExact(archive.take(nameless, labels::forEach).added());
    }

    @Override
    public Map<SubjectKey, List<Label>> labelsAt(Collection<SubjectKey> keys) {
        Map<SubjectKey, List<Label>> found = new LinkedHashMap<>();
        database
                .ask(AT_SUBJECTS, "subjects", Keys.of(keys), row -> LabelRows.inUse(row, chain))
                .stream()
                .sorted()
                .forEach(l ->
                        found.computeIfAbsent(l.subject().key(), k -> new ArrayList<>()).add(l));
        return found;
    }

    @Override
    public List<Label> labels(Optional<Label> after, int atMost) {
        Map<String, Object> page = new HashMap<>();
        for (String key :
                List.of("name", "address", "source", "category", "chain", "basis", "actor")) {
            page.put(key, "");
        }
        after.ifPresent(l -> {
            page.putAll(LabelRows.identity(l));
            page.put("address", l.subject().text());
        });
        page.put("atMost", atMost);
        return ask(PAGE, page);
    }

    @Override
    public List<Label> search(String text, int atMost) {
        return ask(SEARCH, Map.of("text", text.toLowerCase(Locale.ROOT), "atMost", atMost));
    }

    private List<Label> ask(Cypher query, Map<String, Object> parameters) {
        return database.ask(query, parameters, row -> LabelRows.inUse(row, chain));
    }

    @Override
    public long count() {
        return database.ask(COUNT, row -> row.get("labels").asLong()).getFirst();
    }

    @Override
    public Map<String, List<Actor>> actors(Collection<String> ids) {
        return actors.actors(ids);
    }
}
