package tracer.attribution;

import java.util.List;
import java.util.Optional;

/**
 * A party that labels name by an id: what an actor pack says of it. Several packs may say different
 * things of one id; they stand side by side.
 *
 * @param id such as {@code binance}; letter case does not count
 * @param name for people, such as "Binance"
 * @param categories what kind of party it is, in the pack's own words
 * @param jurisdictions countries by ISO 3166 code, as the pack has them
 * @param aliases other ids that labels name it by
 * @param uri its address on the web, without a promise that it is still its own
 * @param source the pack that says so
 */
public record Actor(
        String id,
        String name,
        List<String> categories,
        List<String> jurisdictions,
        List<String> aliases,
        Optional<String> uri,
        String source) {
    public Actor {
        if (id.isBlank() || name.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("an actor needs an id, a name and a source");
        }
        categories = List.copyOf(categories);
        jurisdictions = List.copyOf(jurisdictions);
        aliases = List.copyOf(aliases);
    }
}
