package tracer.ingest.label;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tracer.problem.BadInput;

/**
 * What is known of actors that tags name: GraphSense's actor pack. Actors are found by id or alias.
 */
public final class ActorPack {
    /** Knows nobody. */
    public static final ActorPack NONE = new ActorPack(Map.of());

    private final Map<String, List<String>> concepts;

    private ActorPack(Map<String, List<String>> concepts) {
        this.concepts = Map.copyOf(concepts);
    }

    /**
     * @throws BadInput if it is no such file
     */
    public static ActorPack read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(YamlTree.read(in, file.toString()), file.toString());
        } catch (NoSuchFileException e) {
            throw new BadInput("there is no actor pack %s".formatted(file), e);
        } catch (IOException e) {
            throw new BadInput("actor pack %s cannot be read: %s".formatted(file, e), e);
        }
    }

    static boolean isOne(YamlTree tree) {
        return tree instanceof YamlTree.Fields f
                && f.get("actors").isPresent()
                && f.get("tags").isEmpty();
    }

    static ActorPack of(YamlTree tree, String file) {
        if (!isOne(tree)
                || !(tree instanceof YamlTree.Fields root)
                || !(root.get("actors").orElseThrow() instanceof YamlTree.Items actors)) {
            throw new BadInput("%s is no actor pack: it has no list 'actors'".formatted(file));
        }
        Map<String, List<String>> concepts = new HashMap<>();
        for (YamlTree item : actors.items()) {
            if (!(item instanceof YamlTree.Fields actor)
                    || !(actor.get("id").orElse(item) instanceof YamlTree.Text id)) {
                throw new BadInput(
                        "%s, line %d: an actor without 'id'".formatted(file, item.line()));
            }
            List<String> categories = texts(actor, "categories");
            concepts.put(key(id.value()), categories);
            texts(actor, "aliases").forEach(a -> concepts.putIfAbsent(key(a), categories));
        }
        return new ActorPack(concepts);
    }

    private static List<String> texts(YamlTree.Fields actor, String field) {
        List<String> texts = new ArrayList<>();
        if (actor.get(field).orElse(actor) instanceof YamlTree.Items items) {
            for (YamlTree item : items.items()) {
                if (item instanceof YamlTree.Text text) {
                    texts.add(text.value());
                }
            }
        }
        return texts;
    }

    /** What kind of party an actor is, in the pack's words; empty if it does not know the actor. */
    Optional<List<String>> conceptsOf(String actor) {
        return Optional.ofNullable(concepts.get(key(actor)));
    }

    /** What both know; of an actor that both know, what this one says. */
    ActorPack and(ActorPack other) {
        Map<String, List<String>> both = new HashMap<>(other.concepts);
        both.putAll(concepts);
        return new ActorPack(both);
    }

    private static String key(String actor) {
        return actor.strip().toLowerCase(Locale.ROOT);
    }
}
