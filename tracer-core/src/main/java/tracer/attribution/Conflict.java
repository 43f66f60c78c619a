package tracer.attribution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Labels that name different parties for one address or entity, side by side: none is preferred.
 * Whom a label names is its actor, where it gives one, and else its name as it is written; so two
 * spellings of one name count as two until an actor pack says that they are one.
 *
 * @param sides who is named, with the labels that do, ordered
 */
public record Conflict(List<Side> sides) {
    public Conflict {
        sides = List.copyOf(sides);
        if (sides.size() < 2) {
            throw new IllegalArgumentException("one party is no conflict");
        }
    }

    /**
     * One of the parties.
     *
     * @param who name of the actor, or the name that the labels give
     * @param actor id of the actor, if the labels give one
     */
    public record Side(String who, Optional<String> actor, List<Label> labels) {
        public Side {
            labels = List.copyOf(labels);
        }
    }

    /** The conflict among labels about one subject, if there is one. */
    public static Optional<Conflict> among(
            Collection<Label> labels, Map<String, List<Actor>> actors) {
        Map<String, List<Label>> byWho = new TreeMap<>();
        for (Label label : labels) {
            byWho.computeIfAbsent(key(label, actors), k -> new ArrayList<>()).add(label);
        }
        return byWho.size() < 2
                ? Optional.empty()
                : Optional.of(
                        new Conflict(byWho.values().stream().map(of -> side(of, actors)).toList()));
    }

    /** What tells parties apart: equal for labels that name the same. */
    public static String key(Label label, Map<String, List<Actor>> actors) {
        return label.actor()
                .map(id ->
                        "actor "
                                + ActorStore.key(
                                        actors.getOrDefault(id, List.of()).stream()
                                                .findFirst()
                                                .map(Actor::id)
                                                .orElse(id)))
                .orElseGet(() -> "name " + label.name().strip().toLowerCase(Locale.ROOT));
    }

    private static Side side(List<Label> labels, Map<String, List<Actor>> actors) {
        Label first = labels.getFirst();
        return new Side(
                first.actor()
                        .map(id -> actors.getOrDefault(id, List.of()))
                        .filter(known -> !known.isEmpty())
                        .map(ActorStore::names)
                        .orElse(first.actor().orElse(first.name())),
                first.actor(),
                labels);
    }

    /** Whether sides are told apart by actors alone, and not by the spelling of names. */
    public boolean isOfActors() {
        return sides.stream().allMatch(s -> s.actor().isPresent());
    }

    /** {@code Exchange A (says X; says Y) or Mixer B (says Z): none is preferred}. */
    public String inWords() {
        return sides.stream()
                        .map(s ->
                                "%s (says %s)"
                                        .formatted(
                                                s.who(),
                                                s.labels().stream()
                                                        .map(Label::source)
                                                        .distinct()
                                                        .collect(Collectors.joining("; says "))))
                        .collect(Collectors.joining(" or "))
                + ": none is preferred";
    }
}
