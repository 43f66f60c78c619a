package tracer.ingest.label;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.ingest.label.Entries.Column;
import tracer.problem.BadInput;

/**
 * Reads addresses from JSON of MISP: events, a response with events, or bare objects. Taken are
 * objects {@code coin-address} and attributes of the types {@code btc} and {@code xmr}; the rest is
 * of no use here. An event says who reports (its organisation) and when, and its title is the
 * label's name, since MISP has no field for the owner of an address; {@code --set} may say better.
 */
final class MispJson implements LabelReader {
    /** An event is kept whole while it is read. */
    private static final int MAX_SIZE = 64_000_000;

    private static final int MAX_TEXT = 1_000_000;
    private static final int MAX_DEPTH = 40;

    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxStringLength(MAX_TEXT)
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .build())
                                    .build())
                    .build();

    private final Entries entries;

    MispJson(LabelTerms terms) {
        this.entries = new Entries(terms);
    }

    @Override
    public void read(InputStream in, LabelReading to) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(new Leash(in, to.file(), MAX_SIZE, "file of MISP; split it"));
        } catch (JsonProcessingException e) {
            throw new BadInput(
                    "%s, line %d: not JSON: %s"
                            .formatted(
                                    to.file(),
                                    e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                                    e.getOriginalMessage()),
                    e);
        }
        int before = new Events(to).read(root);
        if (before == 0) {
            throw new BadInput(
                    "%s has no event and no object coin-address of MISP".formatted(to.file()));
        }
    }

    /** What an event says of all that is in it. */
    private record Frame(String name, String source, String day) {}

    /** One file while it is read. Entries are counted from 1, since JSON has no lines. */
    private final class Events {
        private final LabelReading to;
        private int number;

        Events(LabelReading to) {
            this.to = to;
        }

        /** How many events and objects there were. */
        int read(JsonNode node) {
            if (node.isArray()) {
                int found = 0;
                for (JsonNode item : node) {
                    found += read(item);
                }
                return found;
            }
            if (node.has("response")) {
                return read(node.get("response"));
            }
            if (node.has("Event")) {
                event(node.get("Event"));
                return 1;
            }
            if (node.has("Object")) {
                return read(node.get("Object"));
            }
            if (node.path("name").asText().equals("coin-address")) {
                object(node, new Frame("", "", ""));
                return 1;
            }
            return 0;
        }

        private void event(JsonNode event) {
            String by =
                    event.path("Orgc").path("name").asText(event.path("Org").path("name").asText());
            String uuid = event.path("uuid").asText();
            Frame frame =
                    new Frame(
                            event.path("info").asText(),
                            by.isBlank() && uuid.isBlank()
                                    ? ""
                                    : "MISP event %s by %s".formatted(uuid, by).strip(),
                            event.path("date").asText());
            for (JsonNode object : event.path("Object")) {
                if (object.path("name").asText().equals("coin-address")) {
                    object(object, frame);
                } else {
                    to.skip("object " + object.path("name").asText());
                }
            }
            for (JsonNode attribute : event.path("Attribute")) {
                String type = attribute.path("type").asText();
                if (type.equals("btc") || type.equals("xmr")) {
                    entry(attribute.path("value").asText(), type, frame);
                } else {
                    to.skip("attribute " + type);
                }
            }
        }

        private void object(JsonNode object, Frame frame) {
            Optional<String> symbol = Optional.empty();
            List<Map.Entry<String, Optional<String>>> addresses = new ArrayList<>();
            for (JsonNode attribute : object.path("Attribute")) {
                String value = attribute.path("value").asText();
                switch (attribute.path("object_relation").asText()) {
                    case "symbol" -> symbol = Optional.of(value);
                    case "address" -> addresses.add(Map.entry(value, Optional.of("btc")));
                    case "address-xmr" -> addresses.add(Map.entry(value, Optional.of("xmr")));
                    case "address-crypto" -> addresses.add(Map.entry(value, Optional.empty()));
                    default -> {}
                }
            }
            if (addresses.isEmpty()) {
                number++;
                to.reject(number, "entry %d, address: the object has none".formatted(number));
            }
            for (Map.Entry<String, Optional<String>> address : addresses) {
                entry(address.getKey(), symbol.or(address::getValue).orElse(""), frame);
            }
        }

        private void entry(String address, String chain, Frame frame) {
            number++;
            Map<Column, String> said = new EnumMap<>(Column.class);
            said.put(Column.ADDRESS, address);
            said.put(Column.CHAIN, chain);
            put(said, Column.LABEL, frame.name());
            put(said, Column.SOURCE, frame.source());
            put(said, Column.ASSERTED, frame.day());
            put(said, Column.CATEGORY, "other");
            try {
                entries.read(c -> said.getOrDefault(c, ""), to);
            } catch (BadInput e) {
                to.reject(number, "entry %d, %s".formatted(number, e.getMessage()));
            }
        }

        /** What was told beside the file goes before what its frame says. */
        private void put(Map<Column, String> said, Column column, String text) {
            if (!entries.isFixed(column)) {
                said.put(column, text);
            }
        }
    }
}
