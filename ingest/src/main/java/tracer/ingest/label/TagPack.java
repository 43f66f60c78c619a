package tracer.ingest.label;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tracer.attribution.Basis;
import tracer.attribution.Category;
import tracer.attribution.Confidence;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.attribution.Validity;
import tracer.ledger.BitcoinChain;
import tracer.problem.BadInput;

/**
 * Reads GraphSense's tag packs: a header, and tags that inherit what they do not say themselves. A
 * tag of a network that is not followed here is passed over and counted; one that contradicts
 * itself is collected with its place and reason. A tag that tells of a party and of a sanction
 * gives two labels, since the one stops a trace and the other marks it.
 */
public final class TagPack {
    /** Of the header alone. */
    private static final Set<String> OF_THE_PACK =
            Set.of("title", "creator", "description", "owner", "is_public", "tags");

    private static final Set<String> READ =
            Set.of(
                    "address",
                    "tx_hash",
                    "label",
                    "source",
                    "currency",
                    "network",
                    "confidence",
                    "lastmod",
                    "category",
                    "abuse",
                    "concepts",
                    "actor");

    private final String file;
    private final BitcoinChain chain;
    private final ActorPack actors;
    private final List<Label> labels = new ArrayList<>();
    private final List<LabelFile.Rejected> rejected = new ArrayList<>();
    private final Map<String, Integer> skipped = new TreeMap<>();
    private final Map<String, Integer> unknownConcepts = new TreeMap<>();
    private final Map<String, Integer> unknownActors = new TreeMap<>();
    private final Set<String> notRead = new TreeSet<>();

    private TagPack(String file, BitcoinChain chain, ActorPack actors) {
        this.file = file;
        this.chain = chain;
        this.actors = actors;
    }

    /**
     * Reads the tags of a file.
     *
     * @param chain the Bitcoin network that labels are wanted for
     * @throws BadInput if it is no tag pack; bad tags are in the result instead
     */
    public static LabelFile read(Path file, BitcoinChain chain, ActorPack actors) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(YamlTree.read(in, file.toString()), file.toString(), chain, actors);
        } catch (NoSuchFileException e) {
            throw new BadInput("there is no tag pack %s".formatted(file), e);
        } catch (IOException e) {
            throw new BadInput("tag pack %s cannot be read: %s".formatted(file, e), e);
        }
    }

    static LabelFile of(YamlTree tree, String file, BitcoinChain chain, ActorPack actors) {
        return new TagPack(file, chain, actors).readAll(tree);
    }

    private LabelFile readAll(YamlTree tree) {
        if (ActorPack.isOne(tree)) {
            throw new BadInput(
                    "%s is an actor pack and has no tags; name it with --actors beside a tag pack"
                            .formatted(file));
        }
        if (!(tree instanceof YamlTree.Fields header)
                || !(header.get("tags").orElse(tree) instanceof YamlTree.Items tags)) {
            throw new BadInput(
                    "%s is no tag pack: it must have the fields title, creator and a list 'tags'"
                            .formatted(file));
        }
        Map<String, YamlTree> inherited = new LinkedHashMap<>(header.fields());
        inherited.keySet().removeAll(OF_THE_PACK);
        headerText(header, "title");
        String creator = headerText(header, "creator");
        int number = 0;
        for (YamlTree tag : tags.items()) {
            number++;
            try {
                read(new Tag(inherited, tag), creator);
            } catch (BadInput e) {
                rejected.add(
                        new LabelFile.Rejected(
                                tag.line(), "tag %d, %s".formatted(number, e.getMessage())));
            }
        }
        return new LabelFile(file, labels, rejected, LabelFile.counts(skipped), notes());
    }

    private String headerText(YamlTree.Fields header, String field) {
        try {
            if (header.get(field).orElse(header) instanceof YamlTree.Text text) {
                return LabelText.require(field, text.value());
            }
        } catch (BadInput e) {
            throw new BadInput("%s, header: %s".formatted(file, e.getMessage()), e);
        }
        throw new BadInput(
                "%s, header: %s is missing; a tag pack says who made it".formatted(file, field));
    }

    private void read(Tag tag, String creator) {
        tag.names().stream().filter(n -> !READ.contains(n)).forEach(notRead::add);
        String source = tag.require("source");
        String name = tag.require("label");
        String code =
                tag.text("network")
                        .or(() -> tag.text("currency"))
                        .orElseThrow(() ->
                                new BadInput(
                                        "currency: is missing in tag and header; add it, such as BTC"));
        Basis basis =
                new Basis(
                        tag.parse("confidence", Confidence::of).orElse(Confidence.UNKNOWN),
                        Optional.of(creator),
                        tag.text("lastmod").flatMap(d -> LabelText.day("lastmod", d)),
                        new Validity(
                                Concept.sanctionsList(source), Optional.empty(), Optional.empty()));
        List<Category> categories = categories(tag, source);
        if (tag.text("address").isEmpty() && tag.text("tx_hash").isPresent()) {
            count(skipped, "about a transaction, not an address");
            return;
        }
        switch (tag.require("address", a -> Network.find(code, a, chain))) {
            case Network.Found.Elsewhere(String reason) -> count(skipped, reason);
            case Network.Found.Subject(LabelSubject subject) ->
                    categories.forEach(c -> labels.add(new Label(subject, name, c, source, basis)));
        }
    }

    /** The party, if the tag tells of one, and that it is sanctioned, if it says so. */
    private List<Category> categories(Tag tag, String source) {
        List<String> said = new ArrayList<>(tag.texts("category"));
        said.addAll(tag.texts("concepts"));
        if (said.isEmpty()) {
            tag.text("actor").ifPresent(a -> said.addAll(conceptsOf(a)));
        }
        said.addAll(tag.texts("abuse"));
        said.stream()
                .filter(c -> Concept.category(c).isEmpty())
                .forEach(c -> count(unknownConcepts, c));
        Category party = Concept.party(said);
        boolean isSanctioned =
                Concept.saysSanctioned(said) || Concept.sanctionsList(source).isPresent();
        if (!isSanctioned) {
            return List.of(party);
        }
        return party == Category.OTHER
                ? List.of(Category.SANCTIONED)
                : List.of(party, Category.SANCTIONED);
    }

    private Collection<String> conceptsOf(String actor) {
        Optional<List<String>> known = actors.conceptsOf(actor);
        if (known.isEmpty()) {
            count(unknownActors, actor);
        }
        return known.orElse(List.of());
    }

    private static void count(Map<String, Integer> counts, String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!notRead.isEmpty()) {
            notes.add("%s: fields not read: %s".formatted(file, String.join(", ", notRead)));
        }
        unknownConcepts.forEach((concept, tags) ->
                notes.add(
                        "%s: concept '%s' of %d tags is not known and counts as %s"
                                .formatted(file, concept, tags, Category.OTHER.id())));
        unknownActors.forEach((actor, tags) ->
                notes.add(
                        "%s: no actor pack knows actor '%s' of %d tags without category; they count as %s"
                                .formatted(file, actor, tags, Category.OTHER.id())));
        return notes;
    }
}
