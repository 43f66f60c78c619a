package tracer.ingest.label;

import java.io.IOException;
import java.io.InputStream;
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
public final class TagPack implements LabelReader {
    private static final String TAGS = "tags";
    private static final String ACTORS = "actors";

    /** Of the header alone. */
    private static final Set<String> OF_THE_PACK =
            Set.of("title", "creator", "description", "owner", "is_public", TAGS);

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

    /** Names that are worth reading in one remark. */
    private static final int MAX_NOT_READ = 100;

    private final BitcoinChain chain;
    private final ActorPack actors;

    TagPack(BitcoinChain chain, ActorPack actors) {
        this.chain = chain;
        this.actors = actors;
    }

    /**
     * Reads the tags of a stream, all at once.
     *
     * @param chain the Bitcoin network that labels are wanted for
     * @throws BadInput if it is no tag pack; bad tags are in the result instead
     */
    static LabelFile read(InputStream in, String file, BitcoinChain chain, ActorPack actors)
            throws IOException {
        return LabelFile.of(file, to -> new TagPack(chain, actors).read(in, to));
    }

    @Override
    public void read(InputStream in, LabelReading to) throws IOException {
        new Pack(to).read(in);
    }

    /** One pack while it is read: each tag as it comes, with the header that stands before. */
    private final class Pack {
        private final String file;
        private final LabelReading to;
        private final Map<String, Integer> unknownConcepts = new TreeMap<>();
        private final Map<String, Integer> unknownActors = new TreeMap<>();
        private final Set<String> notRead = new TreeSet<>();
        private Map<String, YamlTree> inherited = Map.of();
        private String creator = "";
        private int number;

        Pack(LabelReading to) {
            this.file = to.file();
            this.to = to;
        }

        void read(InputStream in) throws IOException {
            YamlTree tree =
                    YamlTree.read(
                            in,
                            file,
                            Set.of(TAGS, ACTORS),
                            (list, before, item) -> {
                                if (list.equals(TAGS)) {
                                    take(before, item);
                                }
                                return true;
                            });
            if (!(tree instanceof YamlTree.Fields root)
                    || !(root.get(TAGS).orElse(tree) instanceof YamlTree.Items)) {
                throw new BadInput(
                        tree instanceof YamlTree.Fields f && ActorPack.isOne(f)
                                ? "%s is an actor pack and has no tags; import it as it is, or name it with --actors beside a tag pack"
                                        .formatted(file)
                                : "%s is no tag pack: it must have the fields title, creator and a list 'tags'"
                                        .formatted(file));
            }
            if (number == 0) {
                begin(root.fields());
            }
            requireHeaderFirst(root);
            remark();
        }

        /** A tag may rest on any field of the header; one that comes later was not there for it. */
        private void requireHeaderFirst(YamlTree.Fields root) {
            for (Map.Entry<String, YamlTree> field : root.fields().entrySet()) {
                String name = field.getKey();
                if (!OF_THE_PACK.contains(name) && !inherited.containsKey(name)) {
                    throw new BadInput(
                            "%s, line %d: the field '%s' stands behind the list of tags; put it before, since tags inherit it"
                                    .formatted(file, field.getValue().line(), name));
                }
            }
        }

        private void begin(Map<String, YamlTree> header) {
            inherited = new LinkedHashMap<>(header);
            inherited.keySet().removeAll(OF_THE_PACK);
            headerText(header, "title");
            creator = headerText(header, "creator");
        }

        private void take(Map<String, YamlTree> header, YamlTree tag) {
            if (number++ == 0) {
                begin(header);
            }
            try {
                read(new Tag(inherited, tag));
            } catch (BadInput e) {
                to.reject(tag.line(), "tag %d, %s".formatted(number, e.getMessage()));
            }
        }

        private String headerText(Map<String, YamlTree> header, String field) {
            try {
                if (header.get(field) instanceof YamlTree.Text text) {
                    return LabelText.require(field, text.value());
                }
            } catch (BadInput e) {
                throw new BadInput("%s, header: %s".formatted(file, e.getMessage()), e);
            }
            throw new BadInput(
                    "%s, header: %s is missing before the tags; a tag pack says who made it"
                            .formatted(file, field));
        }

        private void read(Tag tag) {
            tag.names().stream()
                    .filter(n -> !READ.contains(n) && notRead.size() < MAX_NOT_READ)
                    .forEach(notRead::add);
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
                                    Concept.sanctionsList(source),
                                    Optional.empty(),
                                    Optional.empty()));
            Optional<String> actor = tag.text("actor");
            List<Category> categories = categories(tag, source);
            if (tag.text("address").isEmpty() && tag.text("tx_hash").isPresent()) {
                to.skip("about a transaction, not an address");
                return;
            }
            switch (tag.require("address", a -> Network.find(code, a, chain))) {
                case Network.Found.Elsewhere(String reason) -> to.skip(reason);
                case Network.Found.Subject(LabelSubject subject) ->
                        categories.forEach(
                                c -> to.accept(new Label(subject, name, c, source, basis, actor)));
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
                    .forEach(c -> LabelReading.count(unknownConcepts, c));
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
                LabelReading.count(unknownActors, actor);
            }
            return known.orElse(List.of());
        }

        private void remark() {
            if (!notRead.isEmpty()) {
                to.note("fields not read: %s".formatted(String.join(", ", notRead)));
            }
            unknownConcepts.forEach((concept, tags) ->
                    to.note(
                            "concept '%s' of %d tags is not known and counts as %s"
                                    .formatted(concept, tags, Category.OTHER.id())));
            unknownActors.forEach((actor, tags) ->
                    to.note(
                            "no actor pack knows actor '%s' of %d tags without category; they count as %s"
                                    .formatted(actor, tags, Category.OTHER.id())));
        }
    }
}
