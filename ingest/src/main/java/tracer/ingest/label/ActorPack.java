package tracer.ingest.label;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tracer.attribution.Actor;
import tracer.attribution.ActorStore;
import tracer.problem.BadInput;

/**
 * What is known of actors that tags name: GraphSense's actor pack. Actors are found by id or alias.
 */
public final class ActorPack {
    /** Knows nobody. */
    public static final ActorPack NONE = new ActorPack(List.of());

    private static final String TAGS = "tags";

    /** Of all packs together; the largest public one has some four thousand. */
    private static final int MAX_ACTORS = 100_000;

    /** Bytes of one pack's actors, as they are kept. */
    private static final int MAX_KEPT = 16_000_000;

    private final List<Actor> actors;
    private final Map<String, Actor> byName = new HashMap<>();

    private ActorPack(Collection<Actor> actors) {
        if (actors.size() > MAX_ACTORS) {
            throw new BadInput("actor packs tell of more than %,d actors".formatted(MAX_ACTORS));
        }
        this.actors = List.copyOf(actors);
        for (Actor actor : actors) {
            byName.putIfAbsent(ActorStore.key(actor.id()), actor);
        }
        for (Actor actor : actors) {
            actor.aliases().forEach(a -> byName.putIfAbsent(ActorStore.key(a), actor));
        }
    }

    /**
     * @throws BadInput if it is no such file
     */
    public static ActorPack read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString())
                    .orElseThrow(() ->
                            new BadInput(
                                    "%s is no actor pack: it has no list 'actors'"
                                            .formatted(file)));
        } catch (NoSuchFileException e) {
            throw new BadInput("there is no actor pack %s".formatted(file), e);
        } catch (IOException e) {
            throw new BadInput("actor pack %s cannot be read: %s".formatted(file, e), e);
        }
    }

    /** Reads a file that may be an actor pack; empty if it is another. */
    static Optional<ActorPack> read(InputStream in, String file) throws IOException {
        List<YamlTree.Fields> found = new ArrayList<>();
        Kept kept = new Kept(file, MAX_KEPT, "all actors together");
        YamlTree tree =
                YamlTree.read(
                        in,
                        file,
                        Set.of("actors", TAGS),
                        (list, before, item) -> {
                            if (list.equals(TAGS)) {
                                return false;
                            }
                            found.add(actor(item, file));
                            keep(item, kept);
                            return true;
                        });
        if (!(tree instanceof YamlTree.Fields root) || !isOne(root)) {
            return Optional.empty();
        }
        String source =
                Stream.of("title", "creator")
                        .flatMap(f -> text(root, f).stream())
                        .collect(Collectors.joining(" by "));
        String said = source.isEmpty() ? file : source;
        return Optional.of(
                new ActorPack(found.stream().map(fields -> actor(fields, file, said)).toList()));
    }

    static boolean isOne(YamlTree.Fields root) {
        return root.get("actors").filter(YamlTree.Items.class::isInstance).isPresent()
                && root.get(TAGS).isEmpty();
    }

    private static void keep(YamlTree tree, Kept kept) {
        switch (tree) {
            case YamlTree.Text(int line, String value) -> kept.add(line, value);
            case YamlTree.Items(int line, List<YamlTree> items) -> {
                kept.add(line, "");
                items.forEach(i -> keep(i, kept));
            }
            case YamlTree.Fields(int line, Map<String, YamlTree> fields) ->
                    fields.forEach((name, value) -> {
                        kept.add(line, name);
                        keep(value, kept);
                    });
        }
    }

    private static YamlTree.Fields actor(YamlTree item, String file) {
        if (item instanceof YamlTree.Fields fields && text(fields, "id").isPresent()) {
            return fields;
        }
        throw new BadInput("%s, line %d: an actor without 'id'".formatted(file, item.line()));
    }

    private static Actor actor(YamlTree.Fields fields, String file, String source) {
        try {
            String id = LabelText.require("id", text(fields, "id").orElse(""));
            return new Actor(
                    id,
                    LabelText.optional("label", text(fields, "label").orElse("")).orElse(id),
                    texts(fields, "categories"),
                    texts(fields, "jurisdictions"),
                    texts(fields, "aliases"),
                    LabelText.optional("uri", text(fields, "uri").orElse("")),
                    source);
        } catch (BadInput e) {
            throw new BadInput("%s, line %d: %s".formatted(file, fields.line(), e.getMessage()), e);
        }
    }

    private static Optional<String> text(YamlTree.Fields fields, String name) {
        return fields.get(name).orElse(fields) instanceof YamlTree.Text text
                ? Optional.of(text.value()).filter(t -> !t.isBlank())
                : Optional.empty();
    }

    private static List<String> texts(YamlTree.Fields actor, String field) {
        List<String> texts = new ArrayList<>();
        if (actor.get(field).orElse(actor) instanceof YamlTree.Items items) {
            for (YamlTree item : items.items()) {
                if (item instanceof YamlTree.Text text) {
                    LabelText.optional(field, text.value()).ifPresent(texts::add);
                }
            }
        }
        return texts;
    }

    /** Everybody in the pack. */
    public List<Actor> actors() {
        return actors;
    }

    /** What kind of party an actor is, in the pack's words; empty if it does not know the actor. */
    Optional<List<String>> conceptsOf(String actor) {
        return Optional.ofNullable(byName.get(ActorStore.key(actor))).map(Actor::categories);
    }

    /** What both know; of an actor that both know, what this one says. */
    ActorPack and(ActorPack other) {
        List<Actor> both = new ArrayList<>(actors);
        both.addAll(other.actors);
        return new ActorPack(both);
    }
}
