package tracer.attribution;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Actors by the ids that labels name them by. Thread-safe. */
public interface ActorStore {
    /** Keeps actors; what the same source said of the same id before is replaced. */
    void put(Collection<Actor> actors);

    /**
     * The actors of each id or alias, by the id as it was asked for and ordered by source. Ids that
     * nobody knows are absent.
     */
    Map<String, List<Actor>> actors(Collection<String> ids);

    long count();

    /** What ids are compared by. */
    static String key(String id) {
        return id.strip().toLowerCase(Locale.ROOT);
    }

    /** The names of an actor, several if the packs differ: {@code Binance or Binance.com}. */
    static String names(List<Actor> actors) {
        return actors.stream().map(Actor::name).distinct().collect(Collectors.joining(" or "));
    }
}
