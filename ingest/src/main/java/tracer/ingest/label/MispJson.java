package tracer.ingest.label;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import tracer.ingest.label.Entries.Column;
import tracer.ingest.label.MispEvent.Said;
import tracer.problem.BadInput;

/**
 * Reads addresses from JSON of MISP: events, a response with events, or bare objects. Taken are
 * objects {@code coin-address} and attributes of the types {@code btc} and {@code xmr}; the rest is
 * of no use here. An event says who reports (its organisation) and when, and its title is the
 * label's name, since MISP has no field for the owner of an address; {@code --set} may say better.
 * The file may be of any size: of an event its addresses are kept until it ends.
 */
final class MispJson implements LabelReader {
    private static final int MAX_TEXT = 1_000_000;
    private static final int MAX_DEPTH = 40;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(MAX_TEXT)
                                    .maxNestingDepth(MAX_DEPTH)
                                    .build())
                    .build();

    private final Entries entries;

    MispJson(LabelTerms terms) {
        this.entries = new Entries(terms);
    }

    @Override
    public void read(InputStream in, LabelReading to) throws IOException {
        int found = 0;
        try (JsonParser json = JSON.createParser(in)) {
            Events events = new Events(json, to);
            while (json.nextToken() != null) {
                found += events.read();
            }
        } catch (JsonProcessingException e) {
            throw new BadInput(
                    "%s, line %d: not JSON: %s"
                            .formatted(
                                    to.file(),
                                    e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                                    e.getOriginalMessage()),
                    e);
        }
        if (found == 0) {
            throw new BadInput(
                    "%s has no event and no object coin-address of MISP".formatted(to.file()));
        }
    }

    /** One file while it is read. Entries are counted from 1, since a line of JSON may be all. */
    private final class Events {
        private final JsonParser json;
        private final LabelReading to;
        private int number;

        Events(JsonParser json, LabelReading to) {
            this.json = json;
            this.to = to;
        }

        /** How many events and objects there were in the value that begins here. */
        int read() throws IOException {
            int found = 0;
            if (json.isExpectedStartArrayToken()) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    found += read();
                }
            } else if (json.isExpectedStartObjectToken()) {
                MispEvent bare = new MispEvent(json, to);
                MispEvent.Found object = bare.newObject();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String field = json.currentName();
                    json.nextToken();
                    switch (field) {
                        case "response", "Object" -> found += read();
                        case "Event" -> {
                            MispEvent event = new MispEvent(json, to);
                            event.read();
                            handOn(event);
                            found++;
                        }
                        default -> object.take(field);
                    }
                }
                if (object.isAddress()) {
                    object.end();
                    handOn(bare);
                    found++;
                }
            }
            return found;
        }

        private void handOn(MispEvent event) {
            Map<Column, String> frame = new EnumMap<>(Column.class);
            put(frame, Column.LABEL, event.name());
            put(frame, Column.SOURCE, event.source());
            put(frame, Column.ASSERTED, event.day());
            put(frame, Column.CATEGORY, "other");
            for (Said said : event.said()) {
                number++;
                Map<Column, String> all = new EnumMap<>(frame);
                all.put(Column.ADDRESS, said.address());
                all.put(Column.CHAIN, said.currency());
                try {
                    if (said.address().isEmpty()) {
                        throw new BadInput("address: the object has none");
                    }
                    entries.read(c -> all.getOrDefault(c, ""), to);
                } catch (BadInput e) {
                    to.reject(number, "entry %d, %s".formatted(number, e.getMessage()));
                }
            }
        }

        /** What was told beside the file goes before what its frame says. */
        private void put(Map<Column, String> frame, Column column, String text) {
            if (!entries.isFixed(column)) {
                frame.put(column, text);
            }
        }
    }
}
