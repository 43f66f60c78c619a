package tracer.ingest.label;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An event of MISP while it is read: who says what, and the addresses in it. The fields may come in
 * any order, so that the addresses can be handed on when it ends only.
 */
final class MispEvent {
    /** Room for a hundred thousand addresses in one event. */
    private static final int MAX_KEPT = 16_000_000;

    private final JsonParser json;
    private final LabelReading to;
    private final Kept kept;
    private final List<Said> said = new ArrayList<>();
    private String info = "";
    private String uuid = "";
    private String day = "";
    private String creator = "";
    private String owner = "";

    /**
     * An address.
     *
     * @param address empty if an object that should have one has none
     */
    record Said(String address, String currency) {}

    /**
     * @param json stands where the event, or a bare object, begins
     */
    MispEvent(JsonParser json, LabelReading to) {
        this.json = json;
        this.to = to;
        this.kept = new Kept(to.file(), MAX_KEPT, "the addresses of one event");
    }

    String name() {
        return info;
    }

    String source() {
        String by = creator.isEmpty() ? owner : creator;
        return by.isBlank() && uuid.isBlank()
                ? ""
                : "MISP event %s by %s".formatted(uuid, by).strip();
    }

    String day() {
        return day;
    }

    /** In the order of the file. */
    List<Said> said() {
        return said;
    }

    void read() throws IOException {
        eachField(field -> {
            switch (field) {
                case "info" -> info = text();
                case "uuid" -> uuid = text();
                case "date" -> day = text();
                case "Orgc" -> creator = nameInside();
                case "Org" -> owner = nameInside();
                case "Object" ->
                        eachItem(() -> {
                            Found object = newObject();
                            eachField(object::take);
                            object.end();
                        });
                case "Attribute" -> eachItem(this::attribute);
                default -> json.skipChildren();
            }
        });
    }

    private String nameInside() throws IOException {
        String[] name = {""};
        eachField(field -> {
            if (field.equals("name")) {
                name[0] = text();
            } else {
                json.skipChildren();
            }
        });
        return name[0];
    }

    private void attribute() throws IOException {
        Attribute a = new Attribute();
        if (a.kind.equals("btc") || a.kind.equals("xmr")) {
            add(a.value, a.kind);
        } else {
            to.skip("attribute " + a.kind);
        }
    }

    private void add(String address, String currency) {
        kept.add(json.currentLocation().getLineNr(), address + currency);
        said.add(new Said(address, currency));
    }

    /** What an attribute says, of an event (its type) or of an object (its relation). */
    private final class Attribute {
        private String kind = "";
        private String relation = "";
        private String value = "";

        Attribute() throws IOException {
            eachField(field -> {
                switch (field) {
                    case "type" -> kind = text();
                    case "object_relation" -> relation = text();
                    case "value" -> value = text();
                    default -> json.skipChildren();
                }
            });
        }
    }

    Found newObject() {
        return new Found();
    }

    /** An object of an event, which may be an address, with its currency behind it or before. */
    final class Found {
        private final List<Said> addresses = new ArrayList<>();
        private Optional<String> symbol = Optional.empty();
        private String name = "";

        boolean isAddress() {
            return name.equals("coin-address");
        }

        /** Reads a field of it. */
        void take(String field) throws IOException {
            switch (field) {
                case "name" -> name = text();
                case "Attribute" -> eachItem(this::attribute);
                default -> json.skipChildren();
            }
        }

        private void attribute() throws IOException {
            Attribute a = new Attribute();
            switch (a.relation) {
                case "symbol" -> symbol = Optional.of(a.value);
                case "address" -> address(a.value, "btc");
                case "address-xmr" -> address(a.value, "xmr");
                case "address-crypto" -> address(a.value, "");
                default -> {}
            }
        }

        private void address(String address, String currency) {
            kept.add(json.currentLocation().getLineNr(), address);
            addresses.add(new Said(address, currency));
        }

        void end() {
            if (!isAddress()) {
                to.skip("object " + name);
            } else if (addresses.isEmpty()) {
                add("", "");
            }
            if (isAddress()) {
                addresses.forEach(a -> add(a.address(), symbol.orElse(a.currency())));
            }
        }
    }

    /** Reads one field, or item, and leaves the parser at its end. */
    @FunctionalInterface
    private interface Part {
        void read() throws IOException;
    }

    @FunctionalInterface
    private interface Field {
        void read(String name) throws IOException;
    }

    private void eachField(Field each) throws IOException {
        if (!json.isExpectedStartObjectToken()) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            each.read(name);
        }
    }

    private void eachItem(Part each) throws IOException {
        if (!json.isExpectedStartArrayToken()) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            each.read();
        }
    }

    /** What a field says; nothing if it is no text, number or truth value. */
    private String text() throws IOException {
        if (json.currentToken().isStructStart()) {
            json.skipChildren();
            return "";
        }
        return json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getText();
    }
}
