package tracer.ingest.label;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tracer.problem.BadInput;

/**
 * A tag of a tag pack with what it inherits from the header. Messages begin with the field's name.
 */
final class Tag {
    private final Map<String, YamlTree> fields;

    /**
     * @throws BadInput if it is no tag: has no fields
     */
    Tag(Map<String, YamlTree> inherited, YamlTree own) {
        if (!(own instanceof YamlTree.Fields said)) {
            throw new BadInput("is no tag: write its fields, such as 'address: …'");
        }
        this.fields = new LinkedHashMap<>(inherited);
        this.fields.putAll(said.fields());
    }

    Set<String> names() {
        return fields.keySet();
    }

    String require(String field) {
        return text(field)
                .orElseThrow(() ->
                        new BadInput("%s: is missing in tag and header; add it".formatted(field)));
    }

    /** What the text of a field that must be there means. */
    <T> T require(String field, Function<String, T> meaning) {
        require(field);
        return parse(field, meaning).orElseThrow();
    }

    /** A text; empty if the field is missing or empty. */
    Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field))
                .flatMap(tree -> LabelText.optional(field, value(field, tree)));
    }

    /** What a field's text means. */
    <T> Optional<T> parse(String field, Function<String, T> meaning) {
        return text(field)
                .map(text -> {
                    try {
                        return meaning.apply(text);
                    } catch (BadInput e) {
                        throw new BadInput("%s: %s".formatted(field, e.getMessage()), e);
                    }
                });
    }

    /** The texts of a field that holds one or a list of them. */
    List<String> texts(String field) {
        if (!(fields.get(field) instanceof YamlTree.Items items)) {
            return text(field).stream().toList();
        }
        List<String> texts = new ArrayList<>();
        for (YamlTree item : items.items()) {
            LabelText.optional(field, value(field, item)).ifPresent(texts::add);
        }
        return texts;
    }

    private static String value(String field, YamlTree tree) {
        if (tree instanceof YamlTree.Text text) {
            return text.value();
        }
        throw new BadInput(
                "%s: has a list or fields in line %d where a text belongs"
                        .formatted(field, tree.line()));
    }
}
