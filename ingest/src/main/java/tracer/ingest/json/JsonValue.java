package tracer.ingest.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tracer.ledger.Hash32;
import tracer.problem.BadInput;

/**
 * A value in a JSON record that knows where it stands, so that every complaint names file, record
 * and field. Reads are strict: another type than the asked one is an error, never converted.
 */
public final class JsonValue {
    private static final int SHOWN = 60;

    private final JsonNode node;
    private final String where;
    private final Supplier<String> path;

    /**
     * @param where file and record, for people
     * @param path of this value within the record, empty for the record itself
     */
    public JsonValue(JsonNode node, String where, Supplier<String> path) {
        this.node = node;
        this.where = where;
        this.path = path;
    }

    public JsonValue field(String name) {
        return fieldIfPresent(name).orElseThrow(() -> step(node, "." + name).bad("is missing"));
    }

    /** Empty for a field that is absent or null. */
    public Optional<JsonValue> fieldIfPresent(String name) {
        if (!node.isObject()) {
            throw bad("is %s, not an object".formatted(shown()));
        }
        JsonNode child = node.path(name);
        return child.isMissingNode() || child.isNull()
                ? Optional.empty()
                : Optional.of(step(child, "." + name));
    }

    public List<JsonValue> items() {
        if (!node.isArray()) {
            throw bad("is %s, not an array".formatted(shown()));
        }
        List<JsonValue> items = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            items.add(step(node.get(i), "[" + i + "]"));
        }
        return items;
    }

    public String text() {
        if (!node.isTextual()) {
            throw bad("is %s, not text".formatted(shown()));
        }
        return node.textValue();
    }

    public boolean isTrue() {
        if (!node.isBoolean()) {
            throw bad("is %s, neither true nor false".formatted(shown()));
        }
        return node.booleanValue();
    }

    public long number(long least, long most) {
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < least
                || node.longValue() > most) {
            throw bad("is %s, not a whole number from %d to %d".formatted(shown(), least, most));
        }
        return node.longValue();
    }

    /** Requires a number that is known from elsewhere; {@code source} names that. */
    public void mustBe(long expected, String source) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() != expected) {
            throw bad("is %s; %s %d".formatted(shown(), source, expected));
        }
    }

    /** The exact decimal written in the file; no binary fraction ever stands between. */
    public BigDecimal decimal() {
        if (!node.isNumber()) {
            throw bad("is %s, not a number".formatted(shown()));
        }
        return node.decimalValue();
    }

    public Hash32 hash() {
        String hex = text();
        if (hex.length() != 2 * Hash32.BYTES || !isHex(hex)) {
            throw bad("is %s, not 64 hexadecimal digits".formatted(shown()));
        }
        return Hash32.ofHex(hex);
    }

    public byte[] hex() {
        String hex = text();
        if (hex.length() % 2 != 0 || !isHex(hex)) {
            throw bad("is %s, not pairs of hexadecimal digits".formatted(shown()));
        }
        return HexFormat.of().parseHex(hex);
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(HexFormat::isHexDigit);
    }

    /** Where this value stands, for people. */
    public String spot() {
        return path.get().isEmpty() ? where : where + ", field " + path.get();
    }

    public BadInput bad(String what) {
        return new BadInput("%s: %s".formatted(spot(), what));
    }

    /** The value itself, short and without characters that could forge a message. */
    private String shown() {
        if (node.isContainerNode()) {
            return node.isArray() ? "an array" : "an object";
        }
        return excerpt(node.toString());
    }

    /** The beginning of a text, without characters that could forge a message. */
    public static String excerpt(String text) {
        String start =
                text.chars()
                        .limit(SHOWN)
                        .map(c -> Character.isISOControl(c) ? '?' : c)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        return text.length() > SHOWN ? start + "…" : start;
    }

    private JsonValue step(JsonNode child, String step) {
        return new JsonValue(
                child,
                where,
                () -> {
                    String to = path.get() + step;
                    return to.startsWith(".") ? to.substring(1) : to;
                });
    }
}
