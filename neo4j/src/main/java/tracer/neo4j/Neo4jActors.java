package tracer.neo4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import tracer.attribution.Actor;
import tracer.attribution.ActorStore;

/** Actors in the graph, found by id and alias. */
final class Neo4jActors implements ActorStore {
    private static final Cypher PUT = Cypher.of("actor/put");
    private static final Cypher FIND = Cypher.of("actor/find");
    private static final Cypher COUNT = Cypher.of("actor/count");

    private final Database database;

    Neo4jActors(Database database) {
        this.database = database;
    }

    @Override
    public void put(Collection<Actor> actors) {
        List<Map<String, Object>> rows = actors.stream().map(Neo4jActors::row).toList();
        database.write(work -> {
            work.send(PUT, rows);
            return true;
        });
    }

    private static Map<String, Object> row(Actor a) {
        List<String> aliases = a.aliases().stream().map(ActorStore::key).distinct().toList();
        Map<String, Object> details = new HashMap<>();
        details.put("id", a.id());
        details.put("name", a.name());
        details.put("categories", a.categories());
        details.put("jurisdictions", a.jurisdictions());
        details.put("aliases", a.aliases());
        details.put("aliasKeys", aliases);
        details.put("uri", a.uri().orElse(null));
        String key = ActorStore.key(a.id());
        return Map.of(
                "key",
                key,
                "source",
                a.source(),
                "details",
                details,
                "names",
                Stream.concat(Stream.of(key), aliases.stream()).distinct().toList());
    }

    private record Found(String key, Actor actor) {}

    @Override
    public Map<String, List<Actor>> actors(Collection<String> ids) {
        List<String> keys = ids.stream().map(ActorStore::key).distinct().toList();
        Map<String, List<Actor>> byKey = new HashMap<>();
        database.ask(FIND, "keys", keys, Neo4jActors::found)
                .forEach(
                        f -> byKey.computeIfAbsent(f.key(), k -> new ArrayList<>()).add(f.actor()));
        Map<String, List<Actor>> found = new LinkedHashMap<>();
        for (String id : ids) {
            List<Actor> known = byKey.getOrDefault(ActorStore.key(id), List.of());
            if (!known.isEmpty()) {
                found.put(id, List.copyOf(known));
            }
        }
        return found;
    }

    private static Found found(Record row) {
        Value a = row.get("actor");
        return new Found(
                row.get("key").asString(),
                new Actor(
                        a.get("id").asString(),
                        a.get("name").asString(),
                        a.get("categories").asList(Value::asString),
                        a.get("jurisdictions").asList(Value::asString),
                        a.get("aliases").asList(Value::asString),
                        LabelRows.text(a, "uri"),
                        a.get("source").asString()));
    }

    @Override
    public long count() {
        return database.look(work -> work.run(COUNT).single().get("actors").asLong());
    }
}
