package tracer.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tracer.attribution.Actor;
import tracer.attribution.ActorStore;

/** Actors in memory. Thread-safe. */
public final class MemoryActors implements ActorStore {
    private record Key(String id, String source) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::id).thenComparing(Key::source);

        @Override
        public int compareTo(Key o) {
            return ORDER.compare(this, o);
        }
    }

    private final Map<Key, Actor> all = new TreeMap<>();

    @Override
    public synchronized void put(Collection<Actor> actors) {
        actors.forEach(a -> all.put(new Key(ActorStore.key(a.id()), a.source()), a));
    }

    @Override
    public synchronized Map<String, List<Actor>> actors(Collection<String> ids) {
        Map<String, List<Actor>> byName = new LinkedHashMap<>();
        for (Actor actor : all.values()) {
            Stream.concat(Stream.of(actor.id()), actor.aliases().stream())
                    .map(ActorStore::key)
                    .distinct()
                    .forEach(n -> byName.computeIfAbsent(n, k -> new ArrayList<>()).add(actor));
        }
        Map<String, List<Actor>> found = new LinkedHashMap<>();
        for (String id : ids) {
            List<Actor> known = byName.getOrDefault(ActorStore.key(id), List.of());
            if (!known.isEmpty()) {
                found.put(
                        id,
                        known.stream()
                                .sorted(
                                        Comparator.comparing(Actor::source)
                                                .thenComparing(Actor::id))
                                .toList());
            }
        }
        return found;
    }

    @Override
    public synchronized long count() {
        return all.size();
    }
}
