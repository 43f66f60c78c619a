package tracer.ingest.label;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tracer.problem.BadInput;

/**
 * YAML as texts, lists and fields, each with its line: nothing is made into objects. An alias may
 * stand for a text only, so that a few lines cannot unfold to millions. Nesting, length and what is
 * kept at a time are limited; types named in the file are refused.
 */
sealed interface YamlTree {
    /** Counted from 1. */
    int line();

    /** A text, as it is written: {@code 007} and {@code no} are texts too. */
    record Text(int line, String value) implements YamlTree {}

    /** A list. */
    record Items(int line, List<YamlTree> items) implements YamlTree {
        public Items {
            items = List.copyOf(items);
        }

        /** Receives an item of a list, with the fields that stand before the list. */
        @FunctionalInterface
        interface Each {
            /** Returns whether to read on. */
            boolean accept(String list, Map<String, YamlTree> before, YamlTree item);
        }
    }

    /** Fields in the order of the file. */
    record Fields(int line, Map<String, YamlTree> fields) implements YamlTree {
        Optional<YamlTree> get(String name) {
            return Optional.ofNullable(fields.get(name));
        }
    }

    /**
     * Reads the only document of a stream.
     *
     * @param file for messages
     * @throws BadInput with the line, if it is no YAML, or more than this reader takes
     */
    static YamlTree read(InputStream in, String file) throws IOException {
        return new Builder(file).read(in);
    }

    /**
     * Reads the only document of a stream and hands on the items of certain lists of its fields,
     * one after another; they are not kept, so that a file may be of any size that the parser can
     * count (2,147,483,647 characters).
     *
     * @param lists names of fields
     * @return the document, these lists empty; what was read of it, if the receiver wants no more
     */
    static YamlTree read(InputStream in, String file, Set<String> lists, Items.Each each)
            throws IOException {
        return new Builder(file, lists, each).read(in);
    }

    /** Puts the tree together from the parser's events. */
    final class Builder {
        /** Bytes of one item that is handed on, or of all that is not: thousands of lines. */
        private static final int MAX_KEPT = 4_000_000;

        /** Bytes between two texts, lists or fields: a multiple of the longest text. */
        private static final int MAX_GAP = 1_000_000;

        private static final int MAX_DEPTH = 12;
        private static final int MAX_TEXT = 10_000;
        private static final String STRING = "tag:yaml.org,2002:str";

        private final String file;
        private final Set<String> lists;
        private final Items.Each each;
        private final Deque<Open> open = new ArrayDeque<>();
        private final Map<Anchor, Text> anchors = new HashMap<>();
        private final Kept ofDocument;
        private final Kept ofItem;
        private Optional<YamlTree> root = Optional.empty();
        private boolean hasDocument;
        private boolean isEnough;

        Builder(String file) {
            this(file, Set.of(), (list, before, item) -> true);
        }

        Builder(String file, Set<String> lists, Items.Each each) {
            this.file = file;
            this.lists = lists;
            this.each = each;
            this.ofDocument =
                    new Kept(file, MAX_KEPT, "what stands outside of the list of entries");
            this.ofItem = new Kept(file, MAX_KEPT, "one entry");
        }

        /** A list or fields whose end has not come yet. */
        private static final class Open {
            final int line;
            final boolean hasFields;
            final List<YamlTree> items = new ArrayList<>();
            final Map<String, YamlTree> fields = new LinkedHashMap<>();
            Optional<String> key = Optional.empty();

            Open(int line, boolean hasFields) {
                this.line = line;
                this.hasFields = hasFields;
            }
        }

        YamlTree read(InputStream in) throws IOException {
            LoadSettings settings =
                    LoadSettings.builder()
                            .setCodePointLimit(Integer.MAX_VALUE)
                            .setLabel(file)
                            .build();
            Leash leash = new Leash(in, file, MAX_GAP);
            try {
                for (Event event : new Parse(settings).parseInputStream(leash)) {
                    leash.loosen();
                    take(event);
                    if (isEnough) {
                        return readSoFar(open.getLast());
                    }
                }
            } catch (MarkedYamlEngineException e) {
                throw new BadInput(
                        "%s%s: not YAML: %s"
                                .formatted(
                                        file,
                                        e.getProblemMark()
                                                .map(m -> ", line " + (m.getLine() + 1))
                                                .orElse(""),
                                        e.getProblem()),
                        e);
            } catch (YamlEngineException e) {
                throw new BadInput("%s: not YAML: %s".formatted(file, e.getMessage()), e);
            }
            return root.orElseThrow(() -> new BadInput(file + " is empty"));
        }

        private static YamlTree readSoFar(Open document) {
            document.fields.put(document.key.orElseThrow(), new Items(document.line, List.of()));
            return new Fields(document.line, document.fields);
        }

        private void take(Event event) {
            int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
            switch (event) {
                case DocumentStartEvent d -> {
                    if (hasDocument) {
                        throw refused(
                                line, "begins a second document; put it into a file of its own");
                    }
                    hasDocument = true;
                }
                case ScalarEvent s -> {
                    requireNoType(line, s.getTag());
                    if (s.getValue().length() > MAX_TEXT) {
                        throw refused(
                                line, "has a text of more than %d characters".formatted(MAX_TEXT));
                    }
                    Text text = new Text(line, s.getValue());
                    keep(line, s.getValue());
                    s.getAnchor().ifPresent(a -> anchor(a, text));
                    add(text);
                }
                case AliasEvent a -> {
                    keep(line, "");
                    add(
                            Optional.ofNullable(anchors.get(a.getAlias()))
                                    .orElseThrow(() ->
                                            refused(
                                                    line,
                                                    "repeats a list or fields by an alias; write them out")));
                }
                case CollectionStartEvent c -> {
                    requireNoType(line, c.getTag());
                    if (open.size() == MAX_DEPTH) {
                        throw refused(line, "is nested more than %d deep".formatted(MAX_DEPTH));
                    }
                    keep(line, "");
                    open.push(new Open(line, c instanceof MappingStartEvent));
                }
                default -> {
                    if (event.getEventId() == Event.ID.SequenceEnd
                            || event.getEventId() == Event.ID.MappingEnd) {
                        close();
                    }
                }
            }
        }

        private void anchor(Anchor name, Text text) {
            ofDocument.add(text.line(), text.value());
            anchors.put(name, text);
        }

        private void keep(long line, String text) {
            (open.size() >= 2 && isInList() ? ofItem : ofDocument).add(line, text);
        }

        /** Whether the document's own field that is being read is a list to be handed on. */
        private boolean isInList() {
            Open document = open.getLast();
            return document.hasFields && document.key.filter(lists::contains).isPresent();
        }

        /** The document, if an item of a list that is handed on is complete. */
        private Optional<Open> handedOn() {
            return open.size() == 2 && isInList() ? Optional.of(open.getLast()) : Optional.empty();
        }

        private void handOn(Open document, YamlTree item) {
            isEnough = !each.accept(document.key.orElseThrow(), document.fields, item);
            ofItem.release();
        }

        private void close() {
            Open done = open.pop();
            add(
                    done.hasFields
                            ? new Fields(done.line, done.fields)
                            : new Items(done.line, done.items));
        }

        private void add(YamlTree tree) {
            Open into = open.peek();
            if (into == null) {
                root = Optional.of(tree);
            } else if (!into.hasFields) {
                handedOn().ifPresentOrElse(o -> handOn(o, tree), () -> into.items.add(tree));
            } else if (into.key.isPresent()) {
                into.fields.put(into.key.get(), tree);
                into.key = Optional.empty();
            } else if (tree instanceof Text(int line, String name)) {
                if (into.fields.containsKey(name)) {
                    throw refused(line, "has the field '%s' twice".formatted(name));
                }
                into.key = Optional.of(name);
            } else {
                throw refused(tree.line(), "has a list or fields for a field's name");
            }
        }

        private void requireNoType(int line, Optional<String> type) {
            type.filter(t -> !t.equals(STRING) && !t.equals("!"))
                    .ifPresent(t -> {
                        throw refused(
                                line,
                                "names the type '%s'; types and includes are not read, write the content out"
                                        .formatted(t));
                    });
        }

        private BadInput refused(int line, String what) {
            return new BadInput("%s, line %d: %s".formatted(file, line, what));
        }
    }
}
